// Appends to four streams at the same time until it is killed, and prints the id of each event once it is answered.
import { writeSync } from 'node:fs'
import { checkChain, endAfter, sealedEvent } from '../../sealed-events.js'
import { openStore } from '../stores.js'

const store = openStore(String(process.argv[2]))

const appendForEver = async (streamId: string): Promise<never> => {
  let end = checkChain((await store.readStream(streamId, { limit: 10_000 }))._unsafeUnwrap())
  for (;;) {
    const event = sealedEvent(streamId, end)
    const expected = end.revision < 0 ? 'no_stream' : BigInt(end.revision)
    const appended = await store.append(streamId, expected, [event])
    if (appended.isErr()) throw new Error(JSON.stringify(appended.error, (_key, value) => String(value)))
    writeSync(1, `${event.id}\n`)
    end = endAfter(end, event)
  }
}

await Promise.all([1, 2, 3, 4].map((number) => appendForEver(`stream-${number}`)))
