// Ends subscriptions in every way that there is, and must then come to its end by itself.
import { newEvent } from '../../simple-events.js'
import { openStore } from '../stores.js'

const store = openStore(String(process.argv[2]))
const appended = await store.append('stream-1', 'any', [newEvent()])
if (appended.isErr()) throw new Error(appended.error.kind)

for await (const message of store.subscribe({ signal: new AbortController().signal })) {
  if (message.kind === 'caught-up') break
}

const aborter = new AbortController()
for await (const message of store.subscribe({ signal: aborter.signal })) {
  if (message.kind === 'caught-up') aborter.abort()
}

const returned = store.subscribe({ signal: new AbortController().signal })[Symbol.asyncIterator]()
await returned.next()
await returned.return?.()

const abandoned = store.subscribe({ signal: new AbortController().signal })[Symbol.asyncIterator]()
await abandoned.next()
await store.close()
console.log('done')
