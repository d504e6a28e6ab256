import Database from 'better-sqlite3'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { checkChain } from '../sealed-events.js'
import { inTemporaryFolder } from '../temporary-folder.js'
import { runProgram } from './programs/run-program.js'
import { openStore, storeFile } from './stores.js'

const streams = ['stream-1', 'stream-2', 'stream-3', 'stream-4']

const crash = async (path: string, afterLines: number): Promise<readonly string[]> => {
  const program = runProgram('append-and-print', path)
  await program.printed(afterLines)
  program.child.kill('SIGKILL')
  assert.is(await program.ended, 'SIGKILL')
  return program.lines()
}

const idsOf = async (path: string): Promise<ReadonlySet<string>> => {
  const store = openStore(path)
  const ids = new Set<string>()
  for (const streamId of streams) {
    const events = (await store.readStream(streamId, { limit: 10_000 }))._unsafeUnwrap()
    checkChain(events)
    for (const { id } of events) ids.add(id)
  }
  await store.close()
  return ids
}

const integrityOf = (path: string): unknown => {
  const db = new Database(path, { readonly: true })
  try {
    return db.pragma('integrity_check', { simple: true })
  } finally {
    db.close()
  }
}

test(
  'every event that was answered is there after kill -9, and every chain holds',
  inTemporaryFolder(async (folder) => {
    const path = storeFile(folder)
    const answered: string[] = []
    for (const lines of [1, 40, 150, 300]) {
      answered.push(...(await crash(path, lines)))
      const stored = await idsOf(path)
      assert.equal(
        answered.filter((id) => !stored.has(id)),
        [],
        'ids that were answered and are not stored',
      )
      assert.is(integrityOf(path), 'ok')
    }
    assert.ok(answered.length >= 491)
  }),
)

test.run()
