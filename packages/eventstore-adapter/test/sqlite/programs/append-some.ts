// Appends a number of events, to a stream of its own and to one that all share, and prints their ids.
import { newEvent } from '../../simple-events.js'
import { openStore } from '../stores.js'

const [path = '', name = '', count = '0'] = process.argv.slice(2)
const store = openStore(path)
for (let number = 0; number < Number(count); number += 1) {
  const event = newEvent()
  const appended = await store.append(number % 2 === 0 ? 'shared' : name, 'any', [event])
  if (appended.isErr()) throw new Error(appended.error.kind)
  console.log(event.id)
}
await store.close()
