import { createHash } from 'node:crypto'
import type { StoredEvent } from '@community-handshake/domain'

/** What a history comes to, so that two can be compared without holding either in memory. */
export interface Fingerprint {
  readonly take: (event: StoredEvent) => void
  readonly events: () => number
  readonly streams: () => number
  /** SHA-256 over everything but the positions, which each store gives out anew; ends the counting. */
  readonly digest: () => string
}

/** Begins a {@link Fingerprint} of an empty history. */
export const fingerprint = (): Fingerprint => {
  const hash = createHash('sha256')
  let [events, streams] = [0, 0]
  return {
    take: ({ streamId, revision, id, type, digest, text }) => {
      events += 1
      if (revision === 0n) streams += 1
      hash.update(`${JSON.stringify([streamId, String(revision), id, type, digest, text])}\n`)
    },
    events: () => events,
    streams: () => streams,
    digest: () => hash.digest('hex'),
  }
}
