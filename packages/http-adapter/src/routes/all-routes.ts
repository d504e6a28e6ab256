import { acceptInvitationRoute } from './accept-invitation.js'
import { addMembersRoute } from './add-members.js'
import { changeCommunityRoute } from './change-community.js'
import { changeTenantRoute } from './change-tenant.js'
import { closeCommunityRoute } from './close-community.js'
import { confirmTenantRoute } from './confirm-tenant.js'
import { createCommunityRoute } from './create-community.js'
import { declineInvitationRoute } from './decline-invitation.js'
import { inviteTenantRoute } from './invite-tenant.js'
import { listCommunitiesRoute } from './list-communities.js'
import { listInvitationsRoute } from './list-invitations.js'
import { listMembersRoute } from './list-members.js'
import { listReceivedInvitationsRoute } from './list-received-invitations.js'
import { listTenantsRoute } from './list-tenants.js'
import { partWithTenantRoute } from './part-with-tenant.js'
import { readCallerRoute } from './read-caller.js'
import { readCommunityRoute } from './read-community.js'
import { readHistoryRoute } from './read-history.js'
import { readInvitationRoute } from './read-invitation.js'
import { readReceivedInvitationRoute } from './read-received-invitation.js'
import { readTenantRoute } from './read-tenant.js'
import { refuseTenantRoute } from './refuse-tenant.js'
import { removeMemberRoute } from './remove-member.js'
import { resendInvitationRoute } from './resend-invitation.js'
import { revokeInvitationRoute } from './revoke-invitation.js'
import type { AddRoute } from './route-context.js'
import { streamEventsRoute } from './stream-events.js'
import { withdrawAcceptanceRoute } from './withdraw-acceptance.js'

/** Every route of the API, in the order of the OpenAPI document. */
export const allRoutes: readonly AddRoute[] = [
  readCallerRoute,
  createCommunityRoute,
  listCommunitiesRoute,
  readCommunityRoute,
  changeCommunityRoute,
  closeCommunityRoute,
  readHistoryRoute,
  listTenantsRoute,
  readTenantRoute,
  changeTenantRoute,
  partWithTenantRoute,
  listMembersRoute,
  addMembersRoute,
  removeMemberRoute,
  inviteTenantRoute,
  listInvitationsRoute,
  readInvitationRoute,
  revokeInvitationRoute,
  resendInvitationRoute,
  confirmTenantRoute,
  refuseTenantRoute,
  listReceivedInvitationsRoute,
  readReceivedInvitationRoute,
  acceptInvitationRoute,
  declineInvitationRoute,
  withdrawAcceptanceRoute,
  streamEventsRoute,
]
