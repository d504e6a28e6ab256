/**
 * What an audit can find.
 * - `not-readable`: the text is no event at all.
 * - `digest-mismatch`: the text is not the one that the digest was made of.
 * - `wrong-place`: the text says another stream, revision, id or type than where it is stored.
 * - `gap`: events before this one are missing, or this one is there twice.
 * - `chain-broken`: it does not continue the event before it.
 * - `contradicts-schema`: its data is not what its type has.
 * - `unknown-event`: its type or version is newer than this software; what follows is not judged by its rules.
 * - `not-permitted`: the rules would have refused it.
 * - `other-outcome`: the rules would have allowed something, but not this.
 * - `no-actor`: only a person could have caused it, but none is recorded.
 * - `id-not-derived`: its id is not the one that follows from its command.
 * - `other-community`: it is about another community than its stream.
 * - `time-runs-backwards`: it happened before the event before it, by their clocks.
 */
export type FindingCode =
  | 'not-readable'
  | 'digest-mismatch'
  | 'wrong-place'
  | 'gap'
  | 'chain-broken'
  | 'contradicts-schema'
  | 'unknown-event'
  | 'not-permitted'
  | 'other-outcome'
  | 'no-actor'
  | 'id-not-derived'
  | 'other-community'
  | 'time-runs-backwards'

/** Something that an audit found in a history. */
export interface Finding {
  readonly code: FindingCode
  /** An `error` is proof of a fault; a `warning` can have an innocent cause, such as two servers' clocks. */
  readonly severity: 'error' | 'warning'
  readonly streamId: string
  readonly revision: bigint
  /** What is wrong, in a sentence. */
  readonly message: string
}

const warnings: readonly FindingCode[] = ['unknown-event', 'time-runs-backwards']

/** Makes a {@link Finding} about a stored event. */
export const finding = (
  code: FindingCode,
  { streamId, revision }: { readonly streamId: string; readonly revision: bigint },
  problem: string,
): Finding => ({
  code,
  severity: warnings.includes(code) ? 'warning' : 'error',
  streamId,
  revision,
  message: `Event ${revision} of ${streamId} ${problem}.`,
})
