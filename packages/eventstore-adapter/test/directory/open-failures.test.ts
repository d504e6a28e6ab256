import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { memoryEventStore } from '../../src/index.js'
import { openStore, storeFile } from '../sqlite/stores.js'
import { asUnprivileged } from '../sqlite/unprivileged.js'
import { inTemporaryFolder } from '../temporary-folder.js'
import { answersOf, expectedOf } from './comparison.js'
import { directoryFile, openDirectory, openingFailure } from './directories.js'
import { writeCommunities } from './histories.js'

const store = memoryEventStore()

const expectRefusal = (path: string, reason: string, message: RegExp): void => {
  const failure = openingFailure({ path, store })
  assert.is(failure.reason, reason)
  assert.match(failure.message, message)
}

const untouched = (path: string, work: () => void): void => {
  const [bytes, { mtimeMs }] = [readFileSync(path), statSync(path)]
  work()
  assert.ok(readFileSync(path).equals(bytes), 'the bytes of the file')
  assert.is(statSync(path).mtimeMs, mtimeMs)
}

test(
  'a missing file is made, with the folders that lead to it, for its owner alone',
  inTemporaryFolder(async (folder) => {
    const path = join(folder, 'some', 'where', 'directory.db')
    await openDirectory({ path, store }).close()
    assert.is(statSync(path).mode & 0o777, 0o600)
    for (const suffix of ['-wal', '-shm']) assert.not.ok(existsSync(`${path}${suffix}`), `${suffix} after closing`)
  }),
)

test('a path that cannot be one is refused', () => {
  for (const path of ['', ':memory:', 'file:directory.db', ' directory.db', 'direct\0ory.db'])
    expectRefusal(path, 'invalid-path', /memoryDirectory\(\)/)
})

test(
  'a folder, an event store, another database and the like are refused and left alone',
  inTemporaryFolder(async (folder) => {
    mkdirSync(join(folder, 'folder.db'))
    expectRefusal(join(folder, 'folder.db'), 'not-a-file', /Choose the path of a file/)
    const events = storeFile(folder)
    await openStore(events).close()
    untouched(events, () => expectRefusal(events, 'foreign-database', /another kind.*Choose another path/))
    const other = join(folder, 'other.db')
    const db = new Database(other)
    db.exec('CREATE TABLE bookmark (build TEXT)')
    db.close()
    untouched(other, () => expectRefusal(other, 'foreign-database', /Choose another path/))
    const notes = join(folder, 'notes.txt')
    writeFileSync(notes, 'x'.repeat(5000))
    untouched(notes, () => expectRefusal(notes, 'not-a-database', /Choose another path/))
  }),
)

test(
  'a file or a folder that may not be read or written is refused',
  inTemporaryFolder(async (folder) => {
    chmodSync(folder, 0o777)
    const home = join(folder, 'home')
    mkdirSync(home)
    const path = directoryFile(home)
    await openDirectory({ path, store }).close()
    for (const [ofFile, ofFolder] of [
      [0o000, 0o777],
      [0o444, 0o777],
      [0o666, 0o555],
    ] as const) {
      chmodSync(path, ofFile)
      chmodSync(home, ofFolder)
      asUnprivileged(() => expectRefusal(path, 'no-permission', /Give .* the right/))
    }
    chmodSync(home, 0o777)
  }),
)

test(
  'a file that another program keeps to itself is refused as busy',
  inTemporaryFolder(async (folder) => {
    const path = directoryFile(folder)
    await openDirectory({ path, store }).close()
    const db = new Database(path)
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE')
    expectRefusal(path, 'busy', /Close the other program/)
    db.exec('COMMIT')
    db.close()
  }),
)

test(
  'a lock that another process holds for a while is waited for',
  inTemporaryFolder(async (folder) => {
    const path = directoryFile(folder)
    const filled = memoryEventStore()
    await writeCommunities(filled, 2)
    const directory = openDirectory({ path, store: filled })
    const db = new Database(path)
    db.exec('BEGIN IMMEDIATE')
    const answers = answersOf(directory)
    setTimeout(() => db.exec('COMMIT'), 300)
    assert.equal(await answers, await expectedOf(filled))
    db.close()
    await directory.close()
  }),
)

test.run()
