import { acceptanceOf, type TenantId } from '@community-handshake/domain'
import type { InvitationWish } from '../access/invitation-rights.js'
import type { InvitationView, MismatchView } from '../schemas/invitation.js'
import { invitationView, namedInvitation, tenantsIn, type UnnamedInvitation } from './invitation-view.js'
import { type AwaitedDecision, mismatchViews } from './mismatch-views.js'
import type { TenantProfiles } from './tenant-names.js'

/** An invitation in detail before the host was asked about the tenants in it. */
export interface InvitationDetails {
  readonly view: UnnamedInvitation
  readonly awaited?: AwaitedDecision
}

const awaitedDecision = ({ community, invitation }: InvitationWish): AwaitedDecision | undefined => {
  const acceptance = acceptanceOf(invitation)
  return acceptance === undefined
    ? undefined
    : { recipient: invitation.recipient, acceptance, otherTenantIds: [...community.members.keys()] }
}

/** An invitation in detail, for whoever decides on it. Takes a live state and copies out of it at once. */
export const invitationDetails = (wish: InvitationWish): InvitationDetails => {
  const view = invitationView(wish)
  const awaited = view.state === 'Accepted' ? awaitedDecision(wish) : undefined
  return { view, ...(awaited === undefined ? {} : { awaited }) }
}

/** The tenants that the host must be asked about. */
export const tenantsInDetails = ({ view, awaited }: InvitationDetails): readonly TenantId[] => [
  ...tenantsIn(view),
  ...(awaited?.otherTenantIds ?? []),
]

const withMismatches = (view: InvitationView, mismatches: MismatchView[]): InvitationView =>
  view.acceptance === undefined ? view : { ...view, acceptance: { ...view.acceptance, mismatches } }

/** Puts in the accepting tenant's name, and what to look at twice before confirming it. */
export const namedDetails = ({ view, awaited }: InvitationDetails, profiles: TenantProfiles): InvitationView => {
  const named = namedInvitation(view, profiles.nameOf)
  return awaited === undefined ? named : withMismatches(named, mismatchViews(awaited, profiles))
}
