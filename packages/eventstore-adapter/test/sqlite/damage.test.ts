import { closeSync, openSync, statSync, truncateSync, writeSync } from 'node:fs'
import Database from 'better-sqlite3'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { newEvents } from '../simple-events.js'
import { inTemporaryFolder } from '../temporary-folder.js'
import { openingFailure, openStore, openWithConnection, storeFile } from './stores.js'

const pageSize = 4096

const fillStore = async (path: string): Promise<void> => {
  const store = openStore(path)
  for (let batch = 0; batch < 10; batch += 1) {
    const appended = await store.append(`stream-${batch}`, 'no_stream', newEvents(200, 'x'.repeat(300)))
    assert.ok(appended.isOk())
  }
  await store.close()
}

/** Overwrites pages in the middle of the file, as a failing disk does. */
const damageMiddle = (path: string): void => {
  const pages = statSync(path).size / pageSize
  const file = openSync(path, 'r+')
  const garbage = Buffer.alloc(pageSize, 0x5a)
  for (let page = Math.floor(pages / 4); page < pages / 2; page += 1)
    writeSync(file, garbage, 0, pageSize, page * pageSize)
  closeSync(file)
}

test(
  'a file with damaged pages is not opened',
  inTemporaryFolder(async (folder) => {
    const path = storeFile(folder)
    await fillStore(path)
    damageMiddle(path)
    const failure = openingFailure(path)
    assert.is(failure.reason, 'damaged')
    assert.match(failure.message, /restore a backup/)
  }),
)

test(
  'a file that was cut off is not opened',
  inTemporaryFolder(async (folder) => {
    const path = storeFile(folder)
    await fillStore(path)
    truncateSync(path, 20 * pageSize)
    assert.is(openingFailure(path).reason, 'damaged')
  }),
)

test(
  'a file without its tables is not opened',
  inTemporaryFolder(async (folder) => {
    const path = storeFile(folder)
    await fillStore(path)
    const db = new Database(path)
    db.exec('DROP TABLE events')
    db.close()
    assert.is(openingFailure(path).reason, 'damaged')
  }),
)

test(
  'damage that is met while reading is told as such, with advice, and a subscription fails with it',
  inTemporaryFolder(async (folder) => {
    const path = storeFile(folder)
    await fillStore(path)
    const { store, db } = openWithConnection(path)
    // Pages that are in memory hide the damage on the disk.
    db.pragma('cache_size = 5')
    damageMiddle(path)
    const read = await store.readAll({ limit: 10_000 })
    assert.is(read.isErr() && read.error.reason, 'damaged')
    assert.match(read.isErr() ? read.error.message : '', /events\.db.*keep a copy.*restore a backup/)
    let told = 0
    let failure: string | undefined
    for await (const message of store.subscribe({ signal: new AbortController().signal })) {
      if (message.kind === 'event') told += 1
      if (message.kind === 'failed') failure = message.failure.reason
    }
    assert.is(failure, 'damaged')
    assert.ok(told < 2000)
    await store.close()
  }),
)

test.run()
