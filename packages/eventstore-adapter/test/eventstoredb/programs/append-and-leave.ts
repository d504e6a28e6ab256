import { eventStoreDbStore } from '../../../src/eventstoredb/event-store-db-store.js'
import { valueIn } from '../../results.js'
import { newEvent } from '../../simple-events.js'

// An append, a subscription that waits and a member of a group: closing must end all of it.
const store = valueIn(eventStoreDbStore({ connectionString: process.argv[2] ?? '' }))
const { signal } = new AbortController()
const member = store.consumerGroups.group({ name: 'workers' }).asyncAndThen((group) =>
  group.consume({
    work: () =>
      group
        .status()
        .map(() => undefined)
        .mapErr(failed),
    signal,
  }),
)
const failed = () => ({ kind: 'work-failure', action: 'retry', reason: 'no status' }) as const
const listening = (async () => {
  for await (const message of store.subscribe({ signal })) if (message.kind === 'caught-up') console.log('caught up')
})()
const appended = await store.append('stream-1', 'any', [newEvent()])
console.log(appended.isOk() ? 'appended' : appended.error)
await store.close()
await listening
console.log((await member).isOk() ? 'done' : 'failed')
