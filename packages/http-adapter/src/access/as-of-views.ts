import type { Actor, Timestamp } from '@community-handshake/domain'
import type { Result } from 'neverthrow'
import type { InvalidRequest } from '../problems/http-failure.js'
import { type Page, type PageRequest, pageOfList } from '../requests/cursor.js'
import type { InvitationState } from '../schemas/invitation.js'
import type { InvitationRights } from '../schemas/rights.js'
import { communityView, type UnnamedCommunity } from '../views/community-view.js'
import { invitationState } from '../views/invitation-state.js'
import { invitationView, type UnnamedInvitation } from '../views/invitation-view.js'
import type { ThenAndNow } from './as-of.js'
import { communityRights } from './community-rights.js'
import { invitationRights } from './invitation-rights.js'

/** Who looks at an earlier state, today. */
export interface LookingBack {
  readonly actor: Actor
  readonly now: Timestamp
}

/** A community as it was, with the rights of today. */
export const communityThen = ({ past, at, current }: ThenAndNow, { actor, now }: LookingBack): UnnamedCommunity => {
  const view = communityView(past, actor, at)
  const joinedLater = past.members.has(actor.tenantId) ? undefined : current.members.get(actor.tenantId)?.since
  return {
    ...view,
    ...(joinedLater === undefined ? {} : { joinedAt: joinedLater }),
    rights: communityRights({ community: current, actor, now }),
  }
}

const none: InvitationRights = {
  accept: false,
  decline: false,
  withdraw: false,
  confirm: false,
  refuse: false,
  revoke: false,
  resend: false,
}

/** What a list of invitations asks for. */
export interface InvitationsWanted extends PageRequest {
  readonly state?: readonly InvitationState[]
}

/** One page of a community's invitations as they were, the latest first, with the rights of today. */
export const invitationsThen = (
  { past, at, current }: ThenAndNow,
  { actor, now }: LookingBack,
  wanted: InvitationsWanted,
): Result<Page<UnnamedInvitation>, InvalidRequest> => {
  const latestFirst = [...past.invitations.values()].reverse()
  const { state: states } = wanted
  return pageOfList(
    latestFirst,
    ({ id }) => id,
    wanted,
    (invitation) => states === undefined || states.includes(invitationState(invitation, at)),
  ).map(({ items, nextCursor }) => ({
    nextCursor,
    items: items.map((invitation) => {
      const today = current.invitations.get(invitation.id)
      return {
        ...invitationView({ community: past, invitation, actor, now: at }),
        rights: today === undefined ? none : invitationRights({ community: current, invitation: today, actor, now }),
      }
    }),
  }))
}
