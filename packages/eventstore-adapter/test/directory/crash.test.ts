import type { EventStore, StoredEvent } from '@community-handshake/domain'
import Database from 'better-sqlite3'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { runProgram } from '../sqlite/programs/run-program.js'
import { openStore, storeFile } from '../sqlite/stores.js'
import { inTemporaryFolder } from '../temporary-folder.js'
import { answersOf, expectedOf } from './comparison.js'
import { directoryFile, openDirectory } from './directories.js'
import { writeCommunities } from './histories.js'

const program = '../../directory/programs/catch-up-and-print'

const doneIn = (lines: readonly string[]): readonly number[] => lines.map((line) => Number.parseInt(line, 10))

const wholeHistory = async (store: EventStore): Promise<readonly StoredEvent[]> => {
  const events: StoredEvent[] = []
  for (;;) {
    const last = events.at(-1)
    const page = await store.readAll(last === undefined ? {} : { after: last.position })
    if (page.isErr()) throw new Error(page.error.message)
    if (page.value.length === 0) return events
    events.push(...page.value)
  }
}

/** Fails unless the tables hold the rows of just those events that the bookmark stands after. */
const expectWholeRows = (path: string, events: readonly StoredEvent[]): void => {
  const db = new Database(path, { readonly: true })
  const ask = (sql: string): unknown => db.prepare(sql).pluck().get()
  const position = String(ask("SELECT coalesce(position, '') FROM bookmark"))
  const taken = events.filter((event) => event.position <= position)
  const countOf = (...types: readonly string[]): number => taken.filter(({ type }) => types.includes(type)).length
  assert.equal(
    ['communities', 'members', 'invitations'].map((table) => ask(`SELECT count(*) FROM ${table}`)),
    [countOf('CommunityCreated'), countOf('CommunityCreated', 'TenantConfirmed'), countOf('TenantInvited')],
  )
  assert.is(ask('PRAGMA integrity_check'), 'ok')
  db.close()
}

test(
  'a directory that was killed in the middle of catching up loses and repeats nothing',
  inTemporaryFolder(async (folder) => {
    const [events, path] = [storeFile(folder), directoryFile(folder)]
    const store = openStore(events)
    await writeCommunities(store, 150)
    const stored = await wholeHistory(store)
    const totals: string[] = []
    for (const lines of [1, 2, 3, 5]) {
      const running = runProgram(program, events, path)
      await running.printed(lines)
      running.child.kill('SIGKILL')
      assert.is(await running.ended, 'SIGKILL')
      totals.push(running.lines()[0] ?? '')
      expectWholeRows(path, stored)
    }
    assert.is(totals[0], '0 of 15000')
    assert.is.not(totals.at(-1), '0 of 15000', 'it goes on where it was')

    const directory = openDirectory({ path, store })
    assert.equal(await answersOf(directory), await expectedOf(store))
    await directory.close()
    await store.close()
  }),
)

test(
  'processes that fill one file at the same moment share the work, and each gets whole answers',
  inTemporaryFolder(async (folder) => {
    const [events, path] = [storeFile(folder), directoryFile(folder)]
    const store = openStore(events)
    await writeCommunities(store, 100)
    const running = [1, 2, 3].map(() => runProgram(program, events, path))
    assert.equal(await Promise.all(running.map(({ ended }) => ended)), [0, 0, 0])
    for (const { lines } of running) assert.is(lines().at(-1), 'level')
    const directory = openDirectory({ path, store })
    assert.equal(await answersOf(directory), await expectedOf(store))
    await directory.close()
    await store.close()
  }),
)

test(
  'a long way is told of page by page up to its end, a short one is not',
  inTemporaryFolder(async (folder) => {
    const [events, path] = [storeFile(folder), directoryFile(folder)]
    const store = openStore(events)
    await writeCommunities(store, 25)
    await store.close()
    const first = runProgram(program, events, path)
    assert.is(await first.ended, 0)
    assert.equal(doneIn(first.lines().slice(0, -1)), [0, 1000, 2000, 2500])
    assert.ok(
      first
        .lines()
        .slice(0, -1)
        .every((line) => line.endsWith(' of 2500')),
    )
    const second = runProgram(program, events, path)
    assert.is(await second.ended, 0)
    assert.equal(second.lines(), ['level'])
  }),
)

test.run()
