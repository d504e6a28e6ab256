import { type InvitationId, mayAdminister, mayManageTenants, mayRead, type TenantId } from '@community-handshake/domain'
import type { CommunityRights } from '../schemas/rights.js'
import { commandOf, nilId, type Wish, wouldAllow } from './ask-decide.js'

type OwnerRights = Pick<CommunityRights, 'invite' | 'manageTenants' | 'editDetails' | 'changePolicy' | 'close'>
type OwnRights = Omit<CommunityRights, keyof OwnerRights | 'viewDetails' | 'viewInvitations' | 'viewMembers'>

const ownerRights = (wish: Wish): OwnerRights => {
  const { community, actor } = wish
  const base = commandOf(wish)
  const nobody = { recipient: actor.email, recipientAsTyped: actor.email, invitationId: nilId as InvitationId }
  return {
    invite: wouldAllow(community, { type: 'InviteTenant', ...base, ...nobody }, [
      'already-invited',
      'too-many-pending',
      'too-many-to-recipient',
      'too-many-by-sender',
    ]),
    manageTenants: wouldAllow(community, { type: 'RemoveTenant', ...base, tenantId: nilId as TenantId }, [
      'not-a-member',
    ]),
    editDetails: wouldAllow(community, { type: 'ChangeCommunityDetails', ...base }, ['nothing-to-change']),
    changePolicy: wouldAllow(community, { type: 'ChangePolicy', ...base, changes: {} }, ['nothing-to-change']),
    close: wouldAllow(community, { type: 'CloseCommunity', ...base, typedName: '' }, ['name-not-typed']),
  }
}

const ownRights = (wish: Wish): OwnRights => {
  const { community, actor } = wish
  const base = { ...commandOf(wish), tenantId: actor.tenantId }
  const { email: contactEmail } = actor
  return {
    leave: wouldAllow(community, { type: 'LeaveCommunity', ...base, typedName: '' }, ['name-not-typed']),
    pauseSharing: wouldAllow(community, { type: 'PauseSharing', ...base }),
    resumeSharing: wouldAllow(community, { type: 'ResumeSharing', ...base }),
    manageMembers: wouldAllow(community, { type: 'AddMembers', ...base, members: [] }, ['nothing-to-change']),
    editAlias: wouldAllow(community, { type: 'ChangeAlias', ...base, alias: null }, ['nothing-to-change']),
    editContactEmail: wouldAllow(community, { type: 'ChangeContactEmail', ...base, contactEmail }, [
      'nothing-to-change',
    ]),
    assignAdministrators: wouldAllow(community, {
      type: 'AssignAdministratorRoles',
      ...base,
      administratorRoles: [],
    }),
  }
}

/** What somebody may do in a community at an instant. What ends with the community is false once it is closed. */
export const communityRights = (wish: Wish): CommunityRights => ({
  viewDetails: mayRead(wish.community, wish.actor),
  viewInvitations: mayManageTenants(wish.community, wish.actor),
  viewMembers: mayAdminister(wish.community, wish.actor),
  ...ownerRights(wish),
  ...ownRights(wish),
})
