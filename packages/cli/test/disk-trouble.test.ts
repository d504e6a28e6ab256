import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyHistory } from '@community-handshake/domain'
import { nodePlatform, sqliteEventStore } from '@community-handshake/eventstore-adapter'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Person, signIn, textAt } from '../src/demo/client.js'
import { eventsOf } from '../src/history/read-store.js'
import { runCommand, startServer } from './support/command.js'
import { valueIn } from './support/results.js'
import { mountSmallDisk, type SmallDisk } from './support/small-disk.js'

const disk = mountSmallDisk(12)
const tests = suite('trouble with the disk')

const fillUp = (file: string): void => {
  try {
    for (;;) writeFileSync(file, Buffer.alloc(64 * 1024), { flag: 'a' })
  } catch (error) {
    assert.match(String(error), /ENOSPC/)
  }
}

const create = (ada: Person, key: string) =>
  ada.call('POST', '/communities', { body: { name: 'Grid data' }, headers: { 'Idempotency-Key': key } })

/** Goes on creating until the server cannot any more, and gives the key of what it could not do. */
const createUntilRefused = async (ada: Person): Promise<string> => {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const key = randomUUID()
    const answer = await create(ada, key)
    if (answer.status !== 201) {
      assert.is(answer.status, 503, JSON.stringify(answer.body))
      assert.ok(['store-unavailable', 'outcome-unknown'].includes(textAt(answer.body, 'code')))
      assert.ok(Number(answer.headers.get('retry-after')) > 0)
      return key
    }
  }
  throw new Error('the server went on as if nothing had happened')
}

const createdIn = async (folder: string): Promise<number> => {
  const store = valueIn(sqliteEventStore({ path: join(folder, 'data/history.db') }))
  const verifier = verifyHistory(nodePlatform().hasher)
  for await (const event of eventsOf(store)) assert.equal(verifier.take(valueIn(event)), [])
  await store.close()
  return verifier.soFar().events
}

const untilItWorks = async (ada: Person, key: string): Promise<void> => {
  for (let attempt = 0; ; attempt += 1) {
    const { status, body } = await create(ada, key)
    if (status === 201) return
    assert.ok(status === 503 && attempt < 200, JSON.stringify(body))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const survivesFullDisk = async ({ folder }: SmallDisk): Promise<void> => {
  const server = await startServer('--dev', '--port', '0', '--data', join(folder, 'data'), '--log-level', 'silent')
  const ada = await signIn(() => server.url, 'ada@aster')
  assert.is((await create(ada, randomUUID())).status, 201)
  fillUp(join(folder, 'filler'))
  const refused = await createUntilRefused(ada)
  assert.is((await ada.call('GET', '/communities')).status, 200, 'what is there can still be read')
  const storedWhileFull = await createdIn(folder)
  rmSync(join(folder, 'filler'))
  await untilItWorks(ada, refused)
  assert.is(await server.end('SIGTERM'), 0)
  assert.is(await createdIn(folder), storedWhileFull + 1)
}

const saysReadOnly = async ({ folder, setReadOnly }: SmallDisk): Promise<void> => {
  assert.ok(setReadOnly(true))
  const { status, stderr } = runCommand('serve', '--dev', '--port', '0', '--data', join(folder, 'data'))
  assert.ok(setReadOnly(false))
  assert.is(status, 1, stderr)
  assert.match(stderr, /read-only|EROFS|permission/i)
  assert.not.match(stderr, /\n\s+at /, 'no stack trace')
}

if (disk === undefined) {
  const reason = 'only root may mount a disk'
  console.log(`Skipped, trouble with the disk: ${reason}.`)
  tests.skip(reason, () => {})
} else {
  tests('on a full disk changes are refused and can be tried again, reading goes on, and nothing is lost', () =>
    survivesFullDisk(disk),
  )
  tests('on a disk that is read-only it does not start, and says so', () => saysReadOnly(disk))
  tests.after(disk.remove)
}

tests.run()
