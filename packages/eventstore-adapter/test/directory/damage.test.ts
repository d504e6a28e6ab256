import { closeSync, openSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { type HistoryWriter, historyWriter } from '@community-handshake/domain/testing'
import Database from 'better-sqlite3'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type FollowingDirectory, type MemoryEventStore, memoryEventStore } from '../../src/index.js'
import { runProgram } from '../sqlite/programs/run-program.js'
import { inTemporaryFolder } from '../temporary-folder.js'
import { answersOf, expectedOf } from './comparison.js'
import { directoryFile, openDirectory, openingFailure } from './directories.js'
import { writeCommunities } from './histories.js'

const pageSize = 4096

const filledStore = async (writer: HistoryWriter = historyWriter()): Promise<MemoryEventStore> => {
  const store = memoryEventStore()
  await writeCommunities(store, 40, { writer })
  return store
}

const expectLevel = async (directory: FollowingDirectory, store: MemoryEventStore): Promise<void> => {
  assert.equal(await answersOf(directory), await expectedOf(store))
}

const fillFile = async (path: string, store: MemoryEventStore): Promise<void> => {
  const directory = openDirectory({ path, store })
  await expectLevel(directory, store)
  await directory.close()
}

/** Overwrites some bytes, as a failing disk does. */
const overwrite = (path: string, from: number, count: number): void => {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(count, 0x5a), 0, count, from)
  closeSync(file)
}

const overwriteMiddle = (path: string): void => {
  const pages = Math.floor(statSync(path).size / pageSize)
  const first = Math.floor(pages / 4)
  overwrite(path, first * pageSize, Math.floor(pages / 2) * pageSize)
}

const sql = (path: string, text: string): void => {
  const db = new Database(path)
  db.exec(text)
  db.close()
}

const damages: { readonly [what: string]: (path: string) => void } = {
  'with damaged pages': overwriteMiddle,
  'without most of its end': (path) => truncateSync(path, 5 * pageSize),
  'with nothing but its first page': (path) => truncateSync(path, pageSize),
  'with a first page that cannot be read': (path) => overwrite(path, 100, pageSize - 100),
  'with nothing in it': (path) => truncateSync(path, 0),
  'without one of its tables': (path) => sql(path, 'DROP TABLE invitations'),
  'without its bookmark': (path) => sql(path, 'DROP TABLE bookmark'),
  'with an empty bookmark': (path) => sql(path, 'DELETE FROM bookmark'),
  'without one of its columns': (path) => sql(path, 'ALTER TABLE communities DROP COLUMN paused_count'),
}

for (const [what, damage] of Object.entries(damages))
  test(
    `a file ${what} is filled again from nothing`,
    inTemporaryFolder(async (folder) => {
      const path = directoryFile(folder)
      const store = await filledStore()
      await fillFile(path, store)
      damage(path)
      const directory = openDirectory({ path, store })
      await expectLevel(directory, store)
      await directory.close()
      const db = new Database(path, { readonly: true })
      assert.is(db.pragma('integrity_check', { simple: true }), 'ok')
      db.close()
    }),
  )

test(
  'damage that is met while it runs is mended before the answer is given',
  inTemporaryFolder(async (folder) => {
    const path = directoryFile(folder)
    const writer = historyWriter()
    const store = await filledStore(writer)
    await fillFile(path, store)
    const directory = openDirectory({ path, store })
    assert.is(await runProgram('../../directory/programs/spoil-file', path).ended, 0)
    await Promise.all([1, 2, 3, 4].map(() => expectLevel(directory, store)))
    await writeCommunities(store, 1, { first: 100, writer })
    await expectLevel(directory, store)
    await directory.close()
  }),
)

test(
  'tables that are dropped while it runs are filled again, for every process',
  inTemporaryFolder(async (folder) => {
    const path = directoryFile(folder)
    const store = await filledStore()
    const [one, other] = [openDirectory({ path, store }), openDirectory({ path, store })]
    await Promise.all([expectLevel(one, store), expectLevel(other, store)])
    sql(path, 'DROP TABLE invitations; DROP TABLE members')
    await Promise.all([expectLevel(one, store), expectLevel(other, store)])
    await one.close()
    await other.close()
  }),
)

test(
  'a file whose header cannot be read may be anything, and is left alone',
  inTemporaryFolder(async (folder) => {
    const path = directoryFile(folder)
    const store = await filledStore()
    await fillFile(path, store)
    overwrite(path, 0, 100)
    const { size } = statSync(path)
    const failure = openingFailure({ path, store })
    assert.equal([failure.reason, statSync(path).size], ['not-a-database', size])
    writeFileSync(path, 'my notes')
    assert.is(openingFailure({ path, store }).reason, 'not-a-database')
  }),
)

test.run()
