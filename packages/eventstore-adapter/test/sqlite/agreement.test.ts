import type { EventId, EventStore, EventToAppend, ExpectedRevision } from '@community-handshake/domain'
import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { memoryEventStore } from '../../src/memory/memory-event-store.js'
import { inTemporaryFolder } from '../temporary-folder.js'
import { openStore } from './stores.js'

interface Append {
  readonly streamId: string
  readonly expected: ExpectedRevision
  readonly events: readonly EventToAppend[]
}

// Few ids and texts, so that repetitions and clashes are common.
const event: fc.Arbitrary<EventToAppend> = fc
  .record({ id: fc.integer({ min: 1, max: 12 }), text: fc.constantFrom('a', 'a', 'a', 'b') })
  .map(({ id, text }) => ({ id: `id-${id}` as EventId, type: 'T', text, digest: '' }))
const expected: fc.Arbitrary<ExpectedRevision> = fc.oneof(
  fc.constantFrom('any' as const, 'no_stream' as const, 'stream_exists' as const),
  fc.bigInt({ min: 0n, max: 5n }),
)
const append: fc.Arbitrary<Append> = fc.record({
  streamId: fc.constantFrom('a-1', 'a-2', 'b-1'),
  expected,
  events: fc.array(event, { minLength: 1, maxLength: 3 }),
})
// Each inner list is a group of appends at the same moment.
const history = fc.array(fc.array(append, { minLength: 1, maxLength: 5 }), { maxLength: 12 })

const play = async (store: EventStore, groups: readonly (readonly Append[])[]): Promise<readonly unknown[]> => {
  const told: unknown[] = []
  for (const group of groups) {
    const results = await Promise.all(group.map((one) => store.append(one.streamId, one.expected, one.events)))
    for (const result of results) told.push(result.isOk() ? result.value : result.error)
  }
  for (const streamPrefix of ['', 'a-', 'b-', 'c'])
    told.push((await store.readAll({ streamPrefix, limit: 7 }))._unsafeUnwrap())
  for (const streamId of ['a-1', 'a-2', 'b-1'])
    told.push((await store.readStream(streamId, { from: 1n, limit: 3 }))._unsafeUnwrap())
  return told
}

test(
  'whatever is appended, the store in memory and that in SQLite give the same answers',
  inTemporaryFolder(async (folder) => {
    let runs = 0
    await fc.assert(
      fc.asyncProperty(history, async (groups) => {
        runs += 1
        const [memory, sqlite] = [memoryEventStore(), openStore(`${folder}/${runs}.db`)]
        try {
          assert.equal(await play(sqlite, groups), await play(memory, groups))
        } finally {
          await sqlite.close()
        }
      }),
      { numRuns: 60 },
    )
  }),
)

test.run()
