import { err, ok, type Result } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { persistently } from '../src/history/persistently.js'

interface Failure {
  readonly kind: string
  readonly reason?: string
}

const tried = async (answers: readonly Result<string, Failure>[]) => {
  const pauses: number[] = []
  let calls = 0
  const call = async () => {
    calls += 1
    return answers[Math.min(calls, answers.length) - 1] ?? ok('nothing')
  }
  const result = await persistently(call, async (ms) => pauses.push(ms))
  return { result, calls, pauses }
}

const away = err({ kind: 'store-failure', reason: 'unavailable' })
const unknown = err({ kind: 'store-failure', reason: 'unknown-outcome' })

test('a store that is away for a while is asked until it answers', async () => {
  const { result, calls, pauses } = await tried([away, unknown, away, ok('stored')])
  assert.equal(result, ok('stored'))
  assert.is(calls, 4)
  assert.is(pauses.length, 3)
})

test('a store that stays away is given up, after pauses of up to five seconds', async () => {
  const { result, calls, pauses } = await tried([away])
  assert.ok(result.isErr())
  assert.is(calls, 8)
  assert.ok(pauses.every((ms) => ms <= 5000))
})

test('what trying again cannot help is told at once', async () => {
  for (const failure of [{ kind: 'store-failure', reason: 'invalid' }, { kind: 'revision-conflict' }])
    assert.is((await tried([err(failure)])).calls, 1)
})

test.run()
