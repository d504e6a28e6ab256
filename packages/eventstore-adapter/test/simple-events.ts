import type { EventId, EventToAppend } from '@community-handshake/domain'
import { v7 } from 'uuid'

/** A new event with an id of its own. */
export const newEvent = (text = '{}'): EventToAppend => ({
  id: v7() as EventId,
  type: 'SomethingHappened',
  text,
  digest: '0'.repeat(64),
})

/** So many new events. */
export const newEvents = (count: number, text = '{}'): readonly EventToAppend[] =>
  Array.from({ length: count }, () => newEvent(text))
