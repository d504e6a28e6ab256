import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { openFailureOf } from '../../src/sqlite/open-errors.js'
import { failureOf } from '../../src/sqlite/sqlite-errors.js'

const errorOf = (code: string, message = 'what went wrong'): Error => Object.assign(new Error(message), { code })

test('every error of SQLite while working becomes a failure that names the file and says what to do', () => {
  const expected = [
    ['SQLITE_CORRUPT', 'damaged', /restore a backup/],
    ['SQLITE_CORRUPT_INDEX', 'damaged', /restore a backup/],
    ['SQLITE_NOTADB', 'damaged', /restore a backup/],
    ['SQLITE_CONSTRAINT_UNIQUE', 'damaged', /restore a backup/],
    ['SQLITE_FULL', 'unavailable', /Free some space/],
    ['SQLITE_BUSY_SNAPSHOT', 'unavailable', /holds the file open/],
    ['SQLITE_LOCKED', 'unavailable', /holds the file open/],
    ['SQLITE_READONLY_DBMOVED', 'unavailable', /permissions/],
    ['SQLITE_IOERR_READ', 'unavailable', /system log/],
    ['SQLITE_NOMEM', 'unavailable', /Try again/],
  ] as const
  for (const [code, reason, advice] of expected) {
    const failure = failureOf(errorOf(code), '/data/events.db')
    assert.is(failure.reason, reason, code)
    assert.match(failure.message, new RegExp(`^/data/events.db: what went wrong \\(${code}\\)\\.`))
    assert.match(failure.message, advice)
  }
  assert.match(failureOf('thrown text', 'events.db').message, /thrown text/)
})

test('only an error of the disk in the commit leaves it open whether something was written', () => {
  assert.is(failureOf(errorOf('SQLITE_IOERR_FSYNC'), 'events.db', 'commit').reason, 'unknown-outcome')
  assert.is(failureOf(errorOf('SQLITE_IOERR_WRITE'), 'events.db', 'before-commit').reason, 'unavailable')
  assert.is(failureOf(errorOf('SQLITE_FULL'), 'events.db', 'commit').reason, 'unavailable')
  assert.is(failureOf(errorOf('SQLITE_BUSY'), 'events.db', 'commit').reason, 'unavailable')
})

test('every error while opening becomes a failure that names the file and says what to do', () => {
  const expected = [
    ['ERR_DLOPEN_FAILED', 'unsupported-runtime', /npm rebuild better-sqlite3/],
    ['SQLITE_BUSY', 'busy', /Close the other program/],
    ['SQLITE_CORRUPT', 'damaged', /restore a backup/],
    ['SQLITE_ERROR', 'damaged', /restore a backup/],
    ['SQLITE_FULL', 'disk-full', /Free some space/],
    ['SQLITE_READONLY_DIRECTORY', 'no-permission', /right to write/],
    ['SQLITE_CANTOPEN', 'no-permission', /right to write/],
    ['SQLITE_IOERR_SHMOPEN', 'unavailable', /system log/],
  ] as const
  for (const [code, reason, advice] of expected) {
    const failure = openFailureOf(errorOf(code), '/data/events.db')
    assert.is(failure.reason, reason, code)
    assert.match(failure.message, new RegExp(`^/data/events.db: what went wrong \\(${code}\\)\\.`))
    assert.match(failure.message, advice)
  }
  const notBuilt = openFailureOf(new Error('Could not locate the bindings file.'), 'events.db')
  assert.is(notBuilt.reason, 'unsupported-runtime')
})

test.run()
