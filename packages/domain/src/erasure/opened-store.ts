import type { EventStore, StoredEvent, SubscriptionMessage } from '../ports/event-store.js'
import type { PersonalData } from './personal-data.js'

async function* openedMessages(
  messages: AsyncIterable<SubscriptionMessage>,
  personalData: PersonalData,
): AsyncGenerator<SubscriptionMessage, void, void> {
  for await (const message of messages) {
    if (message.kind !== 'event') {
      yield message
      continue
    }
    const opened = await personalData.open([message.event])
    if (opened.isErr()) {
      yield { kind: 'failed', failure: opened.error }
      return
    }
    for (const event of opened.value) yield { kind: 'event', event }
  }
}

/**
 * A store whose events can be read: what is sealed in them comes with them, or a stand-in where the person was forgotten.
 * Their texts stay those that are stored, to the byte. Whatever shows people to people reads through this;
 * what verifies, copies and exports needs no key and reads the store itself.
 */
export const openedStore = (store: EventStore, personalData: PersonalData): EventStore => {
  const open = (events: readonly StoredEvent[]) => personalData.open(events)
  return {
    ...store,
    readStream: (streamId, options) => store.readStream(streamId, options).andThen(open),
    readAll: (options) => store.readAll(options).andThen(open),
    subscribe: (options) => openedMessages(store.subscribe(options), personalData),
  }
}
