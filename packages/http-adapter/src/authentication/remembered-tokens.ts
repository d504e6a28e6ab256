import { createHash } from 'node:crypto'
import { type Timestamp, timestampOf } from '@community-handshake/domain'
import { okAsync } from 'neverthrow'
import QuickLRU from 'quick-lru'
import type { Authenticate, AuthenticatedActor } from './authenticate.js'

/** How long, and how many, tokens that were accepted are remembered. */
export interface RememberOptions {
  /** For how long at most, in seconds; a token that expires earlier is forgotten then. */
  readonly seconds: number
  /** How many at most; those that were not seen for longest are forgotten first. */
  readonly tokens: number
  /** Milliseconds since 1970-01-01T00:00Z; the system's clock if left out. */
  readonly now?: () => number
}

interface Remembered {
  readonly actor: AuthenticatedActor
  readonly until: Timestamp
}

// A memory of digests gives nobody a token who gets to see it.
const digestOf = (authorization: string): string => createHash('sha256').update(authorization).digest('base64')

const earlier = (one: Timestamp, other: Timestamp = one): Timestamp => (other < one ? other : one)

/**
 * Remembers whom accepted tokens stand for, so that a page that asks ten things has its token verified once.
 * A token that was refused is looked at anew each time. Since a key that its issuer withdraws counts on for as long as
 * tokens are remembered, that should be short.
 */
export const rememberTokens = (authenticate: Authenticate, options: RememberOptions): Authenticate => {
  const { seconds, tokens, now = Date.now } = options
  if (seconds <= 0 || tokens <= 0) return authenticate
  const known = new QuickLRU<string, Remembered>({ maxSize: tokens })
  return (request) => {
    const { authorization = '' } = request.headers
    const digest = digestOf(authorization)
    const remembered = known.get(digest)
    const time = now()
    if (remembered !== undefined && timestampOf(time) < remembered.until) return okAsync(remembered.actor)
    return authenticate(request).map((actor) => {
      known.set(digest, { actor, until: earlier(timestampOf(time + seconds * 1000), actor.expiresAt) })
      return actor
    })
  }
}
