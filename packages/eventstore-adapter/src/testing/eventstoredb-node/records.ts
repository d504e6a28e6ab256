/** The expected revision as it comes over the wire. */
export type ExpectedOnWire = number | 'any' | 'no_stream' | 'stream_exists'

/** An event as a client proposes it. */
export interface ProposedRecord {
  readonly id: string
  readonly type: string
  readonly contentType: string
  readonly data: Uint8Array
  readonly metadata: Uint8Array
}

/** An event as the node keeps it. */
export interface NodeRecord extends ProposedRecord {
  readonly streamId: string
  readonly revision: number
  readonly position: number
  /** In ticks of 100 nanoseconds since 1970. */
  readonly created: string
}

/** What a client wants to append. */
export interface NodeAppend {
  readonly streamId: string
  readonly expected: ExpectedOnWire
  readonly events: readonly ProposedRecord[]
}

/** How an append ended. */
export type AppendOutcome =
  | { readonly kind: 'written'; readonly revision: number; readonly position: number }
  /** `current` is -1 where there is no stream. */
  | { readonly kind: 'conflict'; readonly current: number }
  | { readonly kind: 'deleted' }
