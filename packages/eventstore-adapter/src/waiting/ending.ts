import { setMaxListeners } from 'node:events'

/** Makes the signal that ends things: any number of calls may listen to it at the same time. */
export const makeEnding = (): AbortController => {
  const ending = new AbortController()
  setMaxListeners(0, ending.signal)
  return ending
}
