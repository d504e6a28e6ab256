import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommunityDirectory, ReadAllOptions } from '@community-handshake/domain'
import { historyWriter, sampleEvents } from '@community-handshake/domain/testing'
import Database from 'better-sqlite3'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type FollowingDirectory, memoryEventStore, nodePlatform } from '../../src/index.js'
import { openStore, storeFile } from '../sqlite/stores.js'
import { inTemporaryFolder } from '../temporary-folder.js'
import { answersOf, expectedOf } from './comparison.js'
import { directoryFile, openDirectory } from './directories.js'
import { writeCommunities } from './histories.js'

const { hasher } = nodePlatform()

const fill = async (directory: FollowingDirectory): Promise<void> => {
  const done = await directory.catchUp()
  if (done.isErr()) throw new Error(done.error.message)
}

const tenantsIn = async (directory: CommunityDirectory): Promise<readonly string[]> => {
  const found = await directory.communities({
    ...{ tenantId: sampleEvents.owner, userId: sampleEvents.user('una') },
    ...{ sortBy: 'name', direction: 'ascending', limit: 200 },
  })
  if (found.isErr()) throw new Error(found.error.message)
  return found.value.rows.map(({ name }) => name)
}

const failureOf = async (directory: CommunityDirectory): Promise<string> => {
  const answer = await directory.communityOf(sampleEvents.invitation())
  if (answer.isOk()) throw new Error('it answered')
  return `${'reason' in answer.error ? answer.error.reason : ''} ${answer.error.message}`
}

const change = (path: string, sql: string): void => {
  const db = new Database(path)
  db.exec(sql)
  db.close()
}

const emptied = `
  DELETE FROM communities; DELETE FROM members; DELETE FROM member_users; DELETE FROM invitations;
  UPDATE bookmark SET build = 'another', first_mark = NULL, position = NULL, last_mark = NULL`

test(
  'tables of another version are dropped and filled again',
  inTemporaryFolder(async (folder) => {
    const path = directoryFile(folder)
    const store = memoryEventStore()
    await writeCommunities(store, 3)
    for (const version of [0, 99]) {
      const before = openDirectory({ path, store })
      await fill(before)
      await before.close()
      change(path, `PRAGMA user_version = ${version}; ALTER TABLE members RENAME COLUMN alias TO nickname`)
      const after = openDirectory({ path, store })
      assert.equal(await answersOf(after), await expectedOf(store))
      await after.close()
    }
  }),
)

test(
  'a file that was filled from another store is filled again',
  inTemporaryFolder(async (folder) => {
    const path = directoryFile(folder)
    const other = memoryEventStore()
    await writeCommunities(other, 3)
    const before = openDirectory({ path, store: other })
    await fill(before)
    await before.close()

    const store = memoryEventStore()
    await historyWriter().write({ store, hasher }, sampleEvents.created({ in: 5, name: 'Elsewhere' }))
    const after = openDirectory({ path, store })
    assert.equal(await tenantsIn(after), ['Elsewhere'])
    await after.close()
    const empty = openDirectory({ path, store: memoryEventStore() })
    assert.equal(await tenantsIn(empty), [])
    await empty.close()
  }),
)

test(
  'another store is told by its first event as well as by the last one',
  inTemporaryFolder(async (folder) => {
    const path = directoryFile(folder)
    const same = sampleEvents.created({ in: 9, name: 'Same' })
    for (const [number, name] of ['One', 'Other'].entries()) {
      const store = memoryEventStore()
      await historyWriter().write({ store, hasher }, sampleEvents.created({ in: number + 1, name }), same)
      const directory = openDirectory({ path, store })
      assert.equal(await tenantsIn(directory), [name, 'Same'])
      await directory.close()
    }
  }),
)

test(
  'after the store was restored from a backup, the directory shows what it holds now',
  inTemporaryFolder(async (folder) => {
    const [events, path, backup] = [storeFile(folder), directoryFile(folder), join(folder, 'backup.db')]
    const first = openStore(events)
    await historyWriter().write({ store: first, hasher }, sampleEvents.created({ name: 'Old' }))
    await first.close()
    copyFileSync(events, backup)
    // At the same place in the same stream, each time after the backup.
    for (const name of [undefined, 'Lost', 'New', undefined]) {
      copyFileSync(backup, events)
      const store = openStore(events)
      const { write } = historyWriter()
      // It is there already; writing it again changes nothing.
      await write({ store, hasher }, sampleEvents.created({ name: 'Old' }))
      if (name !== undefined) await write({ store, hasher }, sampleEvents.renamed({ name }))
      const directory = openDirectory({ path, store })
      assert.equal(await tenantsIn(directory), [name ?? 'Old'])
      await directory.close()
      await store.close()
    }
  }),
)

test(
  'a process notices that another one has filled the file again, and goes on',
  inTemporaryFolder(async (folder) => {
    const path = directoryFile(folder)
    const store = memoryEventStore()
    const writer = historyWriter()
    await writeCommunities(store, 3, { writer })
    const first = openDirectory({ path, store })
    await fill(first)
    change(path, "UPDATE bookmark SET last_mark = 'another store'")
    const second = openDirectory({ path, store })
    await fill(second)
    await writeCommunities(store, 1, { first: 4, writer })
    assert.equal(await answersOf(first), await expectedOf(store))
    assert.equal(await answersOf(second), await expectedOf(store))
    await first.close()
    await second.close()
  }),
)

test(
  'a question is not answered from tables that another process has just begun to fill again',
  inTemporaryFolder(async (folder) => {
    const path = directoryFile(folder)
    const inner = memoryEventStore()
    await writeCommunities(inner, 3)
    let isToBeEmptied = false
    // At the last moment: when the directory has learned that there is nothing new.
    const emptyFirst = <T>(answer: T): T => {
      if (isToBeEmptied) change(path, emptied)
      isToBeEmptied = false
      return answer
    }
    const store = { ...inner, readAll: (options: ReadAllOptions = {}) => inner.readAll(options).map(emptyFirst) }
    const directory = openDirectory({ path, store })
    await fill(directory)
    isToBeEmptied = true
    assert.equal(await tenantsIn(directory), ['Community 1', 'Community 2', 'Community 3'])
    assert.not.ok(isToBeEmptied)
    await directory.close()
  }),
)

test(
  'two stores on one directory file are told apart while both run',
  inTemporaryFolder(async (folder) => {
    const path = directoryFile(folder)
    const [store, other] = [memoryEventStore(), memoryEventStore()]
    await writeCommunities(store, 1)
    await writeCommunities(other, 1, { first: 2 })
    const first = openDirectory({ path, store })
    await fill(first)
    const second = openDirectory({ path, store: other })
    assert.equal(await tenantsIn(second), ['Community 2'])
    assert.match(await failureOf(first), /^invalid .*Give each store a directory file of its own/)
    assert.equal(await tenantsIn(second), ['Community 2'], 'the other one is not disturbed')
    await first.close()
    await second.close()
  }),
)

test(
  'a running process leaves tables of another version alone, and says so',
  inTemporaryFolder(async (folder) => {
    const path = directoryFile(folder)
    const store = memoryEventStore()
    await writeCommunities(store, 1)
    const directory = openDirectory({ path, store })
    await fill(directory)
    change(path, 'PRAGMA user_version = 99')
    for (const _try of [1, 2])
      assert.match(await failureOf(directory), /^unavailable .*another version of this software.*file of its own/)
    const db = new Database(path)
    assert.is(db.pragma('user_version', { simple: true }), 99)
    assert.is(db.prepare('SELECT count(*) FROM communities').pluck().get(), 1)
    db.pragma('user_version = 1')
    db.close()
    assert.equal(await tenantsIn(directory), ['Community 1'], 'it goes on when they are gone')
    await directory.close()
  }),
)

test.run()
