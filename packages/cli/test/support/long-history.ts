import type { EventId, EventStore, EventToAppend, StoredEvent } from '@community-handshake/domain'
import { type SqliteEventStore, sqliteEventStore } from '@community-handshake/eventstore-adapter'
import { valueIn } from './results.js'

/** Texts that lose something where they are not kept to the byte. */
const texts = [
  '{"name":"Grid data"}',
  '{"a":1,"b":"\u00e9e\u0301","c":"\u{1f91d}"}',
  '{"b":1e21,"a":"\\u0000","z":"\u2028"}',
  'not JSON at all',
  '\ufeff{"led":"by a mark"}',
  `{"long":"${'x'.repeat(5000)}"}`,
]

const numbered = (number: number): EventToAppend => ({
  id: `01890a5d-ac96-774b-8cce-${number.toString(16).padStart(12, '0')}` as EventId,
  type: number % 3 === 0 ? 'TenantInvited' : 'Happened',
  text: texts[number % texts.length] ?? '',
  digest: number.toString(16).padStart(64, '0'),
})

// In runs of different lengths that take turns, so that their order tells.
const streamOf = (run: number): string => (run % 4 === 3 ? `notification-${run}` : `community-${run % 7}`)

/** Opens an SQLite store; throws where it cannot. */
export const openFile = (path: string): SqliteEventStore => valueIn(sqliteEventStore({ path }))

/** Writes so many events in many streams. */
export const writeLongHistory = async (path: string, count: number): Promise<void> => {
  const store = openFile(path)
  let [number, run] = [0, 0]
  const appends: ReturnType<EventStore['append']>[] = []
  while (number < count) {
    const length = Math.min(1 + (run % 5), count - number)
    const events = Array.from({ length }, (_none, index) => numbered(number + index))
    appends.push(store.append(streamOf(run), 'any', events))
    number += length
    run += 1
  }
  for (const append of appends) valueIn(await append)
  await store.close()
}

/** Everything in a store, in order. */
export const allIn = async (store: EventStore): Promise<readonly StoredEvent[]> => {
  const all: StoredEvent[] = []
  for (;;) {
    const after = all.at(-1)?.position
    const page = valueIn(await store.readAll(after === undefined ? {} : { after }))
    if (page.length === 0) return all
    all.push(...page)
  }
}

/** Everything in an SQLite file, in order. */
export const allInFile = async (path: string): Promise<readonly StoredEvent[]> => {
  const store = openFile(path)
  const all = await allIn(store)
  await store.close()
  return all
}

/** Events without the positions, which each store gives out anew. */
export const withoutPositions = (events: readonly StoredEvent[]) =>
  events.map(({ position: _position, ...event }) => ({ ...event, revision: String(event.revision) }))
