import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EventStore, StoreFailure, SubscriptionMessage } from '@community-handshake/domain'
import Driver from 'better-sqlite3'
import { errAsync, okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type SqliteConsumerGroups,
  sqliteConsumerGroups,
} from '../../src/consumer-group/sqlite/sqlite-consumer-groups.js'
import { memoryEventStore } from '../../src/memory/memory-event-store.js'
import { valueIn } from '../results.js'
import { newEvent, newEvents } from '../simple-events.js'
import { inTemporaryFolder } from '../temporary-folder.js'
import { until } from '../until.js'

const open = (store: EventStore, path: string): SqliteConsumerGroups => valueIn(sqliteConsumerGroups({ store, path }))

const openingFailure = (path: string) => {
  const opened = sqliteConsumerGroups({ store: memoryEventStore(), path })
  if (opened.isOk()) throw new Error(`${path} could be opened`)
  return opened.error
}

test(
  'members with connections of their own, as in other processes, share the work',
  inTemporaryFolder(async (folder) => {
    const store = memoryEventStore()
    const all = ['one', 'other'].map(() => open(store, join(folder, 'work.db')))
    const texts: string[] = []
    const aborter = new AbortController()
    const members = all.map((groups) =>
      valueIn(groups.group({ name: 'workers' })).consume({
        signal: aborter.signal,
        work: ({ event }) => {
          texts.push(event.text)
          return okAsync(undefined)
        },
      }),
    )
    for (let number = 0; number < 200; number += 1)
      assert.ok((await store.append(`stream-${number % 7}`, 'any', [newEvent(`"${number}"`)])).isOk())
    await until(() => texts.length >= 200)
    aborter.abort()
    for (const member of members) assert.ok((await member).isOk())
    assert.is(new Set(texts).size, 200)
    assert.is(texts.length, 200)
    for (const groups of all) await groups.close()
  }),
)

test(
  'events that another connection has worked on are not taken up by one that is late',
  inTemporaryFolder(async (folder) => {
    const store = memoryEventStore()
    assert.ok((await store.append('stream-1', 'any', newEvents(50))).isOk())
    let done = 0
    const runUntilDone = async (expected: number): Promise<void> => {
      const groups = open(store, join(folder, 'work.db'))
      const aborter = new AbortController()
      const work = () => {
        done += 1
        return okAsync(undefined)
      }
      const member = valueIn(groups.group({ name: 'workers' })).consume({ work, signal: aborter.signal })
      await until(() => done === expected)
      await new Promise((resolve) => setTimeout(resolve, 50))
      aborter.abort()
      assert.ok((await member).isOk())
      await groups.close()
    }
    await runUntilDone(50)
    await runUntilDone(50)
    assert.ok((await store.append('stream-1', 'any', newEvents(5))).isOk())
    await runUntilDone(55)
  }),
)

const unavailable: StoreFailure = { kind: 'store-failure', reason: 'unavailable', message: 'away' }

/** A store that is away the first few times it is asked. */
const shakyStore = (store: EventStore, times: number): EventStore => {
  let failures = times
  const fails = (): boolean => {
    failures -= 1
    return failures >= 0
  }
  async function* failing(): AsyncGenerator<SubscriptionMessage> {
    yield { kind: 'failed', failure: unavailable }
  }
  return {
    ...store,
    subscribe: (options) => (fails() ? failing() : store.subscribe(options)),
    readStream: (...args) => (fails() ? errAsync(unavailable) : store.readStream(...args)),
  }
}

test(
  'a member goes on when its store comes back, and tells of the trouble',
  inTemporaryFolder(async (folder) => {
    const memory = memoryEventStore()
    assert.ok((await memory.append('stream-1', 'any', newEvents(3))).isOk())
    const trouble: string[] = []
    const groups = valueIn(
      sqliteConsumerGroups({
        store: shakyStore(memory, 4),
        path: join(folder, 'work.db'),
        onTrouble: ({ message }) => trouble.push(message),
      }),
    )
    const texts: string[] = []
    const aborter = new AbortController()
    const member = valueIn(groups.group({ name: 'workers', longestPauseMs: 5 })).consume({
      signal: aborter.signal,
      work: ({ event }) => {
        texts.push(event.text)
        return okAsync(undefined)
      },
    })
    await until(() => texts.length === 3)
    aborter.abort()
    assert.ok((await member).isOk())
    assert.ok(trouble.includes('away'))
    await groups.close()
  }),
)

test(
  'a member of a store that is closed is told so',
  inTemporaryFolder(async (folder) => {
    const store = memoryEventStore()
    await store.close()
    const groups = open(store, join(folder, 'work.db'))
    const group = valueIn(groups.group({ name: 'workers' }))
    const result = await group.consume({ work: () => okAsync(undefined), signal: new AbortController().signal })
    assert.is(result.isErr() && result.error.reason, 'closed')
    await groups.close()
  }),
)

test(
  'a group that is removed ends its members',
  inTemporaryFolder(async (folder) => {
    const store = memoryEventStore()
    const groups = open(store, join(folder, 'work.db'))
    const group = valueIn(groups.group({ name: 'workers' }))
    let done = 0
    const work = () => {
      done += 1
      return okAsync(undefined)
    }
    const member = group.consume({ work, signal: new AbortController().signal })
    assert.ok((await store.append('stream-1', 'any', [newEvent()])).isOk())
    await until(() => done === 1)
    assert.ok((await group.remove()).isOk())
    assert.ok((await store.append('stream-1', 'any', [newEvent()])).isOk())
    const result = await member
    assert.is(result.isErr() && result.error.reason, 'invalid')
    assert.is(done, 1)
    await groups.close()
  }),
)

test(
  'an event that is in the store no longer is set aside',
  inTemporaryFolder(async (folder) => {
    const store = memoryEventStore()
    assert.ok((await store.append('stream-1', 'any', [newEvent()])).isOk())
    const groups = open({ ...store, readStream: () => okAsync([]) }, join(folder, 'work.db'))
    const group = valueIn(groups.group({ name: 'workers' }))
    const aborter = new AbortController()
    const member = group.consume({ work: () => okAsync(undefined), signal: aborter.signal })
    await until(async () => valueIn(await group.status()).parked > 0)
    aborter.abort()
    assert.ok((await member).isOk())
    await groups.close()
  }),
)

test(
  'a file that is damaged meanwhile is told as a failure, and members wait for it to be repaired',
  inTemporaryFolder(async (folder) => {
    const path = join(folder, 'work.db')
    const trouble: string[] = []
    const store = memoryEventStore()
    const onTrouble = ({ message }: StoreFailure) => trouble.push(message)
    const groups = valueIn(sqliteConsumerGroups({ store, path, onTrouble }))
    const group = valueIn(groups.group({ name: 'workers' }))
    const aborter = new AbortController()
    const member = group.consume({ work: () => okAsync(undefined), signal: aborter.signal })
    const other = new Driver(path)
    other.exec('ALTER TABLE work RENAME TO hidden')
    const status = await group.status()
    assert.ok(status.isErr() && status.error.message.includes('no such table'))
    assert.ok((await group.replayParked()).isErr())
    await until(() => trouble.length > 0)
    other.exec('ALTER TABLE hidden RENAME TO work')
    other.close()
    assert.ok((await group.status()).isOk())
    aborter.abort()
    assert.ok((await member).isOk())
    await groups.close()
  }),
)

test(
  'a new file is readable by its owner alone, and files of others are left as they are',
  inTemporaryFolder(async (folder) => {
    const path = join(folder, 'new', 'work.db')
    await open(memoryEventStore(), path).close()
    assert.is(statSync(path).mode & 0o777, 0o600)
    await open(memoryEventStore(), path).close()

    const text = join(folder, 'notes.txt')
    writeFileSync(text, 'not a database, but long enough to be taken for one'.repeat(20))
    assert.is(openingFailure(text).reason, 'not-a-database')
    const foreign = join(folder, 'foreign.db')
    new Driver(foreign).exec('CREATE TABLE notes (text TEXT)').close()
    assert.is(openingFailure(foreign).reason, 'foreign-database')
    const newer = join(folder, 'newer.db')
    await open(memoryEventStore(), newer).close()
    const db = new Driver(newer)
    db.pragma('user_version = 99')
    db.close()
    assert.is(openingFailure(newer).reason, 'newer-version')
    const damaged = join(folder, 'damaged.db')
    await open(memoryEventStore(), damaged).close()
    writeFileSync(damaged, readFileSync(damaged).fill(0xa5, 4096))
    assert.is(openingFailure(damaged).reason, 'damaged')
    for (const wrong of ['', ':memory:', 'file:work.db', ' work.db'])
      assert.is(openingFailure(wrong).reason, 'invalid-path')
    assert.is(openingFailure(join(text, 'work.db')).reason, 'invalid-path')
    assert.is(openingFailure(folder).kind, 'store-open-failure')
  }),
)

test(
  'closed groups say so',
  inTemporaryFolder(async (folder) => {
    const groups = open(memoryEventStore(), join(folder, 'work.db'))
    await Promise.all([groups.close(), groups.close()])
    const group = groups.group({ name: 'workers' })
    assert.is(group.isErr() && group.error.reason, 'closed')
  }),
)

test.run()
