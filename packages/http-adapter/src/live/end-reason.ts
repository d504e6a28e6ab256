/**
 * Why a stream of live events ends.
 * - `token-expired`: come back with a new token.
 * - `lifetime-over`: come back, so that your rights are asked for again.
 * - `too-slow`: events came faster than they were taken.
 * - `server-closing`: the server stops.
 * - `store-unavailable`: the history cannot be read just now.
 * - `client-gone`: nobody is there any more to be told.
 */
export type EndReason =
  | 'token-expired'
  | 'lifetime-over'
  | 'too-slow'
  | 'server-closing'
  | 'store-unavailable'
  | 'client-gone'

/** Each reason in words, with what to do. */
export const endSentences: Readonly<Record<EndReason, string>> = {
  'token-expired': 'Your access token has expired. Come back with a new one; nothing is lost.',
  'lifetime-over': 'This stream was open for long enough. Come back; nothing is lost.',
  'too-slow': 'You did not take the events as fast as they came. Come back; nothing is lost.',
  'server-closing': 'The server stops. Come back in a little while; nothing is lost.',
  'store-unavailable': 'The history cannot be read just now. Come back in a little while; nothing is lost.',
  'client-gone': 'You are gone.',
}
