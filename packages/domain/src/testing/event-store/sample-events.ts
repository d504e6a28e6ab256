import type { EventId } from '../../identity/ids.js'
import type { EventStore, EventToAppend, Position, StoredEvent } from '../../ports/event-store.js'
import { expectOk } from '../contract/expectations.js'

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0')

/** An event of that number; the same number gives the same event. */
export const sample = (number: number, text = `{"number":${number}}`): EventToAppend => ({
  id: `01890a5d-ac96-774b-bcce-${hex(number, 12)}` as EventId,
  type: 'Happened',
  text,
  digest: hex(number, 64),
})

/** Events of the numbers from `first` on. */
export const samples = (first: number, count: number): readonly EventToAppend[] =>
  Array.from({ length: count }, (_none, index) => sample(first + index))

/** Appends to a stream, whatever its revision. */
export const appendAny = async (
  store: EventStore,
  streamId: string,
  events: readonly EventToAppend[],
): Promise<Position> => {
  const appended = await expectOk(store.append(streamId, 'any', events), `appending to ${streamId}`)
  return appended.position
}

/** Appends 12,000 events to the stream `other-1`, with numbers from 100,000 on. */
export const appendManyOthers = async (store: EventStore): Promise<void> => {
  for (let batch = 0; batch < 12; batch += 1) await appendAny(store, 'other-1', samples(100_000 + batch * 1000, 1000))
}

/** The whole of a stream, as far as one read goes. */
export const readAllOf = (store: EventStore, streamId: string): Promise<readonly StoredEvent[]> =>
  expectOk(store.readStream(streamId, { limit: 10_000 }), `reading ${streamId}`)

/** What identifies an event, for comparing lists. */
export const idsOf = (events: readonly { readonly id: EventId }[]): readonly EventId[] => events.map(({ id }) => id)
