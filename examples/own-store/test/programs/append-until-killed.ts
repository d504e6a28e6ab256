// Appends one event after the other to the store in a file, and says on a line of its own when each is stored.

import { fileEventStore } from '../../src/store/file-event-store.js'
import { sample } from '../events.js'
import { valueIn } from '../results.js'

const [, , path = ''] = process.argv
const store = valueIn(await fileEventStore(path))
for (let number = 0; ; number += 1) {
  valueIn(await store.append('stream-1', 'any', [sample(number), sample(number + 1_000_000)]))
  process.stdout.write(`${number}\n`)
}
