// Prints "ready" once it has caught up, then the id and position of each event, until it has told so many.
import { openStore } from '../stores.js'

const [path = '', count = '0'] = process.argv.slice(2)
const store = openStore(path)
let left = Number(count)
let isReady = false
for await (const message of store.subscribe({ signal: new AbortController().signal })) {
  if (message.kind === 'failed') throw new Error(message.failure.message)
  if (message.kind === 'caught-up' && !isReady) console.log('ready')
  if (message.kind === 'caught-up') isReady = true
  if (message.kind !== 'event') continue
  console.log(`${message.event.id} ${message.event.position}`)
  left -= 1
  if (left === 0) break
}
await store.close()
