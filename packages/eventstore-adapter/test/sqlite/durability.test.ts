import { statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { newEvent } from '../simple-events.js'
import { inTemporaryFolder } from '../temporary-folder.js'
import { openStore, openWithConnection, storeFile } from './stores.js'

const pragma = (db: { pragma: (source: string, options: { simple: true }) => unknown }, name: string): unknown =>
  db.pragma(name, { simple: true })

test(
  'a commit is flushed to the disk, through a write-ahead log',
  inTemporaryFolder(async (folder) => {
    const path = storeFile(folder)
    for (const _opening of ['new', 'existing']) {
      const { store, db } = openWithConnection(path)
      assert.is(pragma(db, 'journal_mode'), 'wal')
      assert.is(pragma(db, 'synchronous'), 2, 'FULL')
      assert.is(pragma(db, 'fullfsync'), 1)
      await store.close()
    }
  }),
)

test(
  'the tables are strict, and the file says whose it is',
  inTemporaryFolder(async (folder) => {
    const { store, db } = openWithConnection(storeFile(folder))
    assert.is(pragma(db, 'application_id'), 0x43485348)
    assert.is(pragma(db, 'user_version'), 1)
    const strict = db.prepare(
      "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'",
    )
    assert.equal(
      new Set(strict.all()),
      new Set([
        { name: 'events', strict: 1 },
        { name: 'checkpoints', strict: 1 },
      ]),
    )
    await store.close()
  }),
)

test(
  'an event is in the file before its append is answered',
  inTemporaryFolder(async (folder) => {
    const path = storeFile(folder)
    const store = openStore(path)
    const before = statSync(`${path}-wal`).size
    const event = newEvent('x'.repeat(10_000))
    assert.ok((await store.append('stream-1', 'no_stream', [event])).isOk())
    assert.ok(statSync(`${path}-wal`).size >= before + 10_000)
    const { store: other } = openWithConnection(path)
    assert.is((await other.readAll())._unsafeUnwrap()[0]?.id, event.id)
    await other.close()
    await store.close()
  }),
)

test(
  'closing leaves one whole file and no log beside it',
  inTemporaryFolder(async (folder) => {
    const path = join(folder, 'a', 'b', 'events.db')
    const store = openStore(path)
    assert.ok((await store.append('stream-1', 'no_stream', [newEvent()])).isOk())
    await store.close()
    assert.is(statSync(`${path}-wal`, { throwIfNoEntry: false }), undefined)
    assert.is(statSync(path).mode & 0o777, 0o600, 'readable by its owner alone')
  }),
)

test.run()
