import type { ReadEvent } from '../wire/recorded-event.js'

/** What one subscriber has been told and not yet taken. */
export interface Inbox {
  readonly put: (event: ReadEvent) => void
  readonly take: () => ReadEvent | undefined
  /** Takes note that something is missing. */
  readonly miss: () => void
  /** Whether something is missing, so that it has to be read from the store. */
  readonly isMissing: () => boolean
  /** Forgets everything; what comes from now on is complete again. */
  readonly clear: () => void
}

/** Makes an inbox. When there are more than so many events in it, it drops them: the subscriber reads them when it gets there. */
export const makeInbox = (capacity: number): Inbox => {
  let events: ReadEvent[] = []
  let next = 0
  let missing = true

  const clear = (): void => {
    events = []
    next = 0
  }
  return {
    put: (event) => {
      if (missing) return
      events.push(event)
      if (events.length - next <= capacity) return
      missing = true
      clear()
    },
    take: () => {
      const event = events[next]
      if (event === undefined) return undefined
      next += 1
      if (next === events.length) clear()
      return event
    },
    miss: () => {
      missing = true
      clear()
    },
    isMissing: () => missing,
    clear: () => {
      missing = false
      clear()
    },
  }
}
