import type { CommunityId } from '@community-handshake/domain'
import type { AuthenticatedActor } from '../authentication/authenticate.js'
import { type Bell, makeBell } from './bell.js'
import type { EndReason } from './end-reason.js'

/** What a client asks for. */
export interface LiveRequest {
  readonly actor: AuthenticatedActor
  /** Only the events of this community; all if left out. */
  readonly communityId?: CommunityId
  /** Everything after this place; what happens from now on if left out. */
  readonly after?: string
}

/** A client that listens, as far as it has come. */
export interface LiveClient {
  readonly request: LiveRequest
  /** Rings when there is news, or when the stream is to end. */
  readonly bell: Bell
  /** The place up to which the client has been told everything; undefined before it has begun. */
  place: string | undefined
  /** Whether it has come as far as what is remembered: from then on it must keep up. */
  isLive: boolean
  /** Asks for the stream to end; the first reason counts. */
  readonly end: (reason: EndReason) => void
  /** Why the stream is to end; undefined while it is not. */
  readonly ending: () => EndReason | undefined
}

/**
 * Makes a client.
 *
 * @param onEnd called once, when the stream is asked to end
 */
export const liveClient = (request: LiveRequest, onEnd: () => void): LiveClient => {
  let ending: EndReason | undefined
  const bell = makeBell()
  return {
    request,
    bell,
    place: request.after,
    isLive: false,
    end: (reason) => {
      if (ending !== undefined) return
      ending = reason
      bell.ring()
      onEnd()
    },
    ending: () => ending,
  }
}
