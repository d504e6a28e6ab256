import type { StoreFailure } from '@community-handshake/domain'
import Database from 'better-sqlite3'
import { ok } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { groupCommit } from '../../src/sqlite/group-commit.js'
import { failureOf } from '../../src/sqlite/sqlite-errors.js'
import { newEvent, newEvents } from '../simple-events.js'
import { inTemporaryFolder } from '../temporary-folder.js'
import { openWithConnection, storeFile } from './stores.js'

const failureOfAppend = (result: { isErr: () => boolean; error?: unknown }): Partial<StoreFailure> =>
  result.isErr() ? (result.error as StoreFailure) : {}

test(
  'appends that come in one turn of the event loop share a transaction',
  inTemporaryFolder(async (folder) => {
    const commits: number[] = []
    const { store } = openWithConnection(storeFile(folder), { onCommit: (writes) => commits.push(writes) })
    const appended = await Promise.all(
      newEvents(200).map((event, index) => store.append(`stream-${index}`, 'no_stream', [event])),
    )
    assert.ok(appended.every((result) => result.isOk()))
    assert.equal(commits, [200])
    await store.close()
  }),
)

test(
  'a very large group is split, so that it does not hold up everything else',
  inTemporaryFolder(async (folder) => {
    const commits: number[] = []
    const { store } = openWithConnection(storeFile(folder), { onCommit: (writes) => commits.push(writes) })
    await Promise.all(newEvents(1200).map((event) => store.append('stream-1', 'any', [event])))
    assert.equal(commits, [512, 512, 176])
    const positions = (await store.readAll({ limit: 10_000 }))._unsafeUnwrap().map(({ position }) => Number(position))
    assert.equal(
      positions,
      Array.from({ length: 1200 }, (_none, index) => index + 1),
    )
    await store.close()
  }),
)

test(
  'an append sees the earlier ones of its own group',
  inTemporaryFolder(async (folder) => {
    const { store } = openWithConnection(storeFile(folder))
    const [first, conflict, second, repeatedId] = await Promise.all([
      store.append('stream-1', 'no_stream', newEvents(2)),
      store.append('stream-1', 'no_stream', newEvents(1)),
      store.append('stream-1', 1n, newEvents(1)),
      store.append('stream-2', 'stream_exists', newEvents(1)),
    ])
    assert.is(first?.isOk() && first.value.revision, 1n)
    assert.is(conflict?.isErr() && conflict.error.kind, 'revision-conflict')
    assert.is(second?.isOk() && second.value.revision, 2n)
    assert.is(repeatedId?.isErr() && repeatedId.error.kind, 'revision-conflict')
    await store.close()
  }),
)

test(
  'an append waits for a lock of another process without holding up the event loop for long',
  inTemporaryFolder(async (folder) => {
    const path = storeFile(folder)
    const { store } = openWithConnection(path)
    const other = new Database(path)
    other.exec('BEGIN IMMEDIATE')
    const released = new Promise<void>((resolve) => {
      setTimeout(() => {
        other.exec('COMMIT')
        resolve()
      }, 300)
    })
    const appended = await store.append('stream-1', 'no_stream', [newEvent()])
    assert.ok(appended.isOk())
    await released
    other.close()
    await store.close()
  }),
)

test(
  'an append that does not get the lock in time is unavailable, and the next one works',
  inTemporaryFolder(async (folder) => {
    const path = storeFile(folder)
    const { store } = openWithConnection(path, { patienceMs: 100 })
    const other = new Database(path)
    other.exec('BEGIN IMMEDIATE')
    const refused = await Promise.all([
      store.append('stream-1', 'no_stream', [newEvent()]),
      store.checkpoints.save('reader', '00000000000000000001' as never),
    ])
    for (const result of refused) {
      assert.is(failureOfAppend(result).reason, 'unavailable')
      assert.match(failureOfAppend(result).message ?? '', /locked.*Try again/)
    }
    assert.equal((await store.readAll())._unsafeUnwrap(), [], 'reading goes on while another process writes')
    other.exec('COMMIT')
    other.close()
    assert.ok((await store.append('stream-1', 'no_stream', [newEvent()])).isOk())
    await store.close()
  }),
)

test('a failure of the disk before the commit means that nothing was written, in the commit that nobody knows', async () => {
  const diskError = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' })
  for (const [stage, reason] of [
    ['before-commit', 'unavailable'],
    ['commit', 'unknown-outcome'],
  ] as const) {
    const commits = groupCommit({
      transact: () => ({ stage, error: diskError }),
      failureOf: ({ error }) => failureOf(error, 'events.db', stage),
      patienceMs: 0,
      onCommit: () => {},
    })
    const answers = await Promise.all([commits.write(() => ok(1)), commits.write(() => ok(2))])
    assert.equal(
      answers.map((answer) => answer.isErr() && answer.error.reason),
      [reason, reason],
    )
  }
})

test('what throws in a write is told to its callers, and the queue goes on', async () => {
  let mustFail = true
  const commits = groupCommit({
    transact: (work) => {
      if (mustFail) return { stage: 'before-commit', error: new Error('unexpected') }
      work()
      return undefined
    },
    failureOf: ({ error }) => failureOf(error, 'events.db'),
    patienceMs: 0,
    onCommit: () => {},
  })
  const failed = await commits.write(() => ok(1))
  assert.match(failed.isErr() ? failed.error.message : '', /unexpected/)
  mustFail = false
  assert.is((await commits.write(() => ok(2)))._unsafeUnwrap(), 2)
  await commits.settled()
})

test.run()
