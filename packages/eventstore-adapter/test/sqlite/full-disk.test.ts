import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EventToAppend } from '@community-handshake/domain'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { SqliteEventStore } from '../../src/sqlite/sqlite-event-store.js'
import { newEvent, newEvents } from '../simple-events.js'
import { inTemporaryFolder } from '../temporary-folder.js'
import { openingFailure, openStore, openWithConnection, storeFile } from './stores.js'

const run = (...[command, ...args]: readonly [string, ...string[]]): boolean => spawnSync(command, args).status === 0

const onSmallDisk = (body: (disk: string) => Promise<void>) =>
  inTemporaryFolder(async (folder) => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    assert.ok(run('mount', '-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk))
    try {
      await body(disk)
    } finally {
      run('umount', '-l', disk)
    }
  })

const canMount = (): boolean => {
  let mounted = false
  if (process.geteuid?.() === 0) {
    const folder = join(process.env['TMPDIR'] ?? '/tmp', `mount-probe-${process.pid}`)
    mkdirSync(folder)
    mounted = run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder) && run('umount', folder)
    rmSync(folder, { recursive: true, force: true })
  }
  return mounted
}

/** Appends until nothing more goes in; gives what went in and how the last one was refused. */
const fill = async (store: SqliteEventStore) => {
  const stored: EventToAppend[] = []
  for (;;) {
    const event = newEvent('x'.repeat(20_000))
    const appended = await store.append('stream-1', 'any', [event])
    if (appended.isErr()) return { stored, failure: appended.error }
    stored.push(event)
  }
}

const expectFull = async (store: SqliteEventStore): Promise<readonly EventToAppend[]> => {
  const { stored, failure } = await fill(store)
  assert.is(failure.kind === 'store-failure' && failure.reason, 'unavailable')
  assert.match(failure.kind === 'store-failure' ? failure.message : '', /full.*Free some space, then try again/)
  const ids = (await store.readStream('stream-1'))._unsafeUnwrap().map(({ id }) => id)
  assert.equal(
    ids,
    stored.map(({ id }) => id),
    'what was answered, and nothing else',
  )
  return stored
}

test(
  'where no page is left an append is unavailable for all of its group, and the next one works',
  inTemporaryFolder(async (folder) => {
    const { store, db } = openWithConnection(storeFile(folder))
    db.pragma('max_page_count = 100')
    const stored = await expectFull(store)
    const group = await Promise.all(
      newEvents(3, 'x'.repeat(20_000)).map((event) => store.append('stream-2', 'any', [event])),
    )
    assert.equal(
      group.map((result) => result.isErr() && result.error.kind === 'store-failure' && result.error.reason),
      ['unavailable', 'unavailable', 'unavailable'],
    )
    assert.equal((await store.readStream('stream-2'))._unsafeUnwrap(), [])
    db.pragma('max_page_count = 1000')
    const next = await store.append('stream-1', BigInt(stored.length - 1), [newEvent()])
    assert.ok(next.isOk())
    await store.close()
  }),
)

const mayMount = canMount()
if (!mayMount) console.log('Skipped the tests that need a small disk of their own: this process may not mount one.')
const diskTest = (name: string, run: () => Promise<void>): void => {
  if (mayMount) test(name, run)
  else test.skip(name, run)
}

diskTest(
  'on a full disk an append is unavailable, and works again once there is space',
  onSmallDisk(async (disk) => {
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(500_000))
    const store = openStore(storeFile(disk))
    const stored = await expectFull(store)
    rmSync(join(disk, 'ballast'))
    assert.ok((await store.append('stream-1', BigInt(stored.length - 1), [newEvent()])).isOk())
    await store.close()
    const again = openStore(storeFile(disk))
    assert.is((await again.readStream('stream-1'))._unsafeUnwrap().length, stored.length + 1)
    await again.close()
  }),
)

diskTest(
  'on a disk that is full from the beginning the store is not opened',
  onSmallDisk(async (disk) => {
    writeFileSync(join(disk, 'ballast'), '')
    spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'ballast')}`, 'bs=4096'])
    assert.is(openingFailure(storeFile(disk)).reason, 'disk-full')
  }),
)

diskTest(
  'on a read-only disk the store is not opened',
  onSmallDisk(async (disk) => {
    await openStore(storeFile(disk)).close()
    assert.ok(run('mount', '-o', 'remount,ro', disk))
    assert.is(openingFailure(storeFile(disk)).reason, 'read-only')
    assert.is(openingFailure(join(disk, 'new.db')).reason, 'read-only')
  }),
)

test.run()
