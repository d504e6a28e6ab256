import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { checkDriver, driverVersions } from '../../src/sqlite/driver-check.js'
import { newEvent } from '../simple-events.js'
import { inTemporaryFolder } from '../temporary-folder.js'
import { openingFailure, openStore, storeFile } from './stores.js'
import { asUnprivileged } from './unprivileged.js'

const makeStore = async (path: string): Promise<void> => {
  const store = openStore(path)
  const appended = await store.append('stream-1', 'no_stream', [newEvent()])
  assert.ok(appended.isOk())
  await store.close()
}

const expectRefusal = (path: string, reason: string, message: RegExp): void => {
  const failure = openingFailure(path)
  assert.is(failure.kind, 'store-open-failure')
  assert.is(failure.reason, reason)
  assert.match(failure.message, message)
}

/** Fails unless the file, and the folder it is in, are byte by byte what they were. */
const untouched = (path: string, work: () => void): void => {
  const [bytes, { mtimeMs }, names] = [readFileSync(path), statSync(path), readdirSync(join(path, '..'))]
  work()
  assert.ok(readFileSync(path).equals(bytes), 'the bytes of the file')
  assert.is(statSync(path).mtimeMs, mtimeMs)
  assert.equal(readdirSync(join(path, '..')), names)
}

test(
  'a missing file is made, with the folders that lead to it',
  inTemporaryFolder(async (folder) => {
    const path = join(folder, 'some', 'where', 'events.db')
    await makeStore(path)
    assert.ok(existsSync(path))
  }),
)

test(
  'an empty file is taken for a new store',
  inTemporaryFolder(async (folder) => {
    writeFileSync(storeFile(folder), '')
    await makeStore(storeFile(folder))
  }),
)

test(
  'a file that is no database is refused and left alone',
  inTemporaryFolder(async (folder) => {
    for (const content of ['hello', 'x'.repeat(10_000), 'SQLite format 3\0', '\0'.repeat(4096)]) {
      writeFileSync(storeFile(folder), content)
      untouched(storeFile(folder), () => expectRefusal(storeFile(folder), 'not-a-database', /Choose another path/))
    }
  }),
)

test(
  'a database of another application is refused and left alone',
  inTemporaryFolder(async (folder) => {
    for (const [name, applicationId] of Object.entries({ none: 0, other: 252006673 })) {
      const path = join(folder, `${name}.db`)
      const db = new Database(path)
      db.pragma('journal_mode = WAL')
      db.pragma(`application_id = ${applicationId}`)
      db.exec('CREATE TABLE events (text)')
      db.close()
      untouched(path, () => expectRefusal(path, 'foreign-database', /another application/))
    }
  }),
)

test(
  'a file of a newer version is refused and left alone',
  inTemporaryFolder(async (folder) => {
    const path = storeFile(folder)
    await makeStore(path)
    const db = new Database(path)
    db.pragma('user_version = 99')
    db.close()
    untouched(path, () => expectRefusal(path, 'newer-version', /version 99, this software knows 1.*Update/))
  }),
)

test(
  'a newer version that stands only in the write-ahead log is refused as well',
  inTemporaryFolder(async (folder) => {
    const path = storeFile(folder)
    const store = openStore(path)
    const db = new Database(path)
    db.pragma('user_version = 99')
    expectRefusal(path, 'newer-version', /version 99/)
    db.close()
    await store.close()
  }),
)

test(
  'a folder or a device is refused',
  inTemporaryFolder(async (folder) => {
    mkdirSync(join(folder, 'folder.db'))
    expectRefusal(join(folder, 'folder.db'), 'not-a-file', /Choose the path of a file/)
    expectRefusal('/dev/null', 'not-a-file', /Choose the path of a file/)
  }),
)

test(
  'a path that cannot be one is refused',
  inTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, 'file'), '')
    symlinkSync(join(folder, 'circle'), join(folder, 'circle'))
    expectRefusal('', 'invalid-path', /memoryEventStore/)
    expectRefusal(':memory:', 'invalid-path', /memoryEventStore/)
    expectRefusal('file:events.db?mode=ro', 'invalid-path', /plain/)
    expectRefusal(join(folder, 'events.db '), 'invalid-path', /white space/)
    expectRefusal(join(folder, 'a\0b'), 'invalid-path', /plain/)
    expectRefusal(join(folder, 'file', 'events.db'), 'invalid-path', /ENOTDIR|EEXIST/)
    expectRefusal(join(folder, 'circle'), 'invalid-path', /ELOOP/)
    expectRefusal(join(folder, 'x'.repeat(300)), 'invalid-path', /ENAMETOOLONG/)
  }),
)

test(
  'a file or a folder that may not be read or written is refused',
  inTemporaryFolder(async (folder) => {
    chmodSync(folder, 0o777)
    const home = join(folder, 'home')
    mkdirSync(home)
    const path = storeFile(home)
    await makeStore(path)
    for (const [ofFile, ofFolder] of [
      [0o000, 0o777],
      [0o444, 0o777],
      [0o666, 0o555],
      [0o666, 0o000],
    ] as const) {
      chmodSync(path, ofFile)
      chmodSync(home, ofFolder)
      asUnprivileged(() => expectRefusal(path, 'no-permission', /Give .* the right/))
    }
    chmodSync(home, 0o555)
    asUnprivileged(() => expectRefusal(join(home, 'new', 'events.db'), 'no-permission', /Give .* the right/))
    asUnprivileged(() => expectRefusal(join(home, 'new.db'), 'no-permission', /Give .* the right/))
    chmodSync(home, 0o777)
    chmodSync(path, 0o666)
    await asUnprivileged(() => openStore(path)).close()
  }),
)

test(
  'a file that another program keeps to itself is refused as busy',
  inTemporaryFolder(async (folder) => {
    const path = storeFile(folder)
    await makeStore(path)
    const db = new Database(path)
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE')
    expectRefusal(path, 'busy', /Close the other program/)
    db.exec('COMMIT')
    db.close()
    await openStore(path).close()
  }),
)

test('a driver that would take the process down is refused before it is tried', () => {
  assert.ok(checkDriver(driverVersions()).isOk(), 'the driver at hand')
  assert.ok(checkDriver({ driver: '12.11.1', nodeApi: 9 }).isOk())
  assert.ok(checkDriver({ driver: '13.2.0', nodeApi: 10 }).isOk())
  const refused = checkDriver({ driver: '13.2.0', nodeApi: 9 })
  assert.is(refused.isErr() && refused.error.reason, 'unsupported-runtime')
  assert.match(refused.isErr() ? refused.error.message : '', /Node 22\.14 or newer/)
})

test.run()
