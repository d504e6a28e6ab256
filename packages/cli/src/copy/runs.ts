import type { StoredEvent } from '@community-handshake/domain'

/** Events that follow one another in one stream and can be appended together. */
export type Run = readonly [StoredEvent, ...StoredEvent[]]

// An older EventStoreDB takes one mebibyte an append. A character of UTF-16 is at most three bytes of UTF-8.
const mostEvents = 100
const mostCharacters = 300_000

const fits = (run: readonly StoredEvent[], characters: number, event: StoredEvent): boolean => {
  const last = run.at(-1)
  return (
    last?.streamId === event.streamId &&
    last.revision + 1n === event.revision &&
    run.length < mostEvents &&
    characters + event.text.length <= mostCharacters
  )
}

/** Cuts events into runs; put together again, they are in the same order. */
export const runsOf = (events: readonly StoredEvent[]): readonly Run[] => {
  const runs: [StoredEvent, ...StoredEvent[]][] = []
  let characters = 0
  for (const event of events) {
    const run = runs.at(-1)
    if (run !== undefined && fits(run, characters, event)) {
      run.push(event)
      characters += event.text.length
    } else {
      runs.push([event])
      characters = event.text.length
    }
  }
  return runs
}
