import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { makeTurns } from '../../src/application/turns.js'

const gate = () => {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

test('work on one subject happens in the order it was asked for, one piece at a time', async () => {
  const turns = makeTurns()
  const log: string[] = []
  const first = gate()
  const work = (name: string, until: Promise<void> = Promise.resolve()) =>
    turns.take('subject', async () => {
      log.push(`${name} begins`)
      await until
      log.push(`${name} ends`)
      return name
    })
  const all = Promise.all([work('a', first.opened), work('b'), work('c')])
  await Promise.resolve()
  assert.equal(log, ['a begins'])
  first.open()
  assert.equal(await all, ['a', 'b', 'c'])
  assert.equal(log, ['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('work on different subjects does not wait for one another', async () => {
  const turns = makeTurns()
  const first = gate()
  const slow = turns.take('one', () => first.opened)
  assert.is(await turns.take('other', async () => 'done'), 'done')
  first.open()
  await slow
})

test('work that fails is told to whoever asked for it, and the next has its turn', async () => {
  const turns = makeTurns()
  const failing = turns.take('subject', async () => {
    throw new Error('broken')
  })
  const next = turns.take('subject', async () => 'done')
  await failing.then(assert.unreachable, (error: unknown) => assert.match(String(error), /broken/))
  assert.is(await next, 'done')
  assert.is(await turns.take('subject', async () => 'again'), 'again')
})

test.run()
