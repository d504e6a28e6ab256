import type { CommandId } from '../identity/ids.js'

/** Makes new ids. */
export interface Ids {
  /** A new command id that grows with time: a UUIDv7 (RFC 9562 section 5.7). */
  readonly nextCommandId: () => CommandId
}
