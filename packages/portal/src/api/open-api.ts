import { askOver, outgoing } from './ask.js'
import { communitiesOf, membersOf, tenantsOf } from './community-side.js'
import { followOver } from './live/follow-events.js'
import { sharedFollow } from './live/share-follow.js'
import { waitForBrowser } from './live/wait-for-browser.js'
import { ownersSide } from './owners-side.js'
import type { InvitationsApi, PortalApi, ReceivedInvitationsApi } from './portal-api.js'
import { receivedSide } from './received-side.js'
import type { TokenSource } from './token-source.js'
import { transportOver } from './transport.js'

/** What the API works with. */
export interface ApiOptions {
  /** The path of the API, `/api/v1`. */
  readonly apiBase: string
  readonly tokens: TokenSource
  /** The browser's own if left out. */
  readonly fetch?: typeof globalThis.fetch
  /** The pauses in milliseconds before what failed for a moment is tried again. */
  readonly pausesMs?: readonly number[]
}

const usualPauses = [300, 1500]

/** Opens the API for whoever the tokens are of. */
export const openApi = (options: ApiOptions): PortalApi => {
  const { apiBase, tokens, fetch = (...given) => globalThis.fetch(...given), pausesMs = usualPauses } = options
  const transport = transportOver({ tokens, fetch, pausesMs })
  // The live client has a patience of its own, which knows no end.
  const impatient = transportOver({ tokens, fetch, pausesMs: [] })
  const ask = askOver(transport, apiBase)
  const invitations: InvitationsApi = ownersSide(ask)
  const received: ReceivedInvitationsApi = receivedSide(ask)
  const follow = followOver({
    open: ({ lastEventId, ...query }, signal) => {
      const request = outgoing(apiBase, 'streamEvents', { query }, { signal })
      const headers = { ...request.headers, Accept: 'text/event-stream' }
      return impatient({
        ...request,
        headers: lastEventId === undefined ? headers : { ...headers, 'Last-Event-ID': lastEventId },
      })
    },
    wait: waitForBrowser,
  })
  return {
    caller: (terms) => ask('readCaller', {}, terms),
    communities: communitiesOf(ask),
    tenants: tenantsOf(ask),
    members: membersOf(ask),
    invitations,
    received,
    follow: sharedFollow(follow),
  }
}
