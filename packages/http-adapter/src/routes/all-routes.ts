import { acceptInvitationRoute } from './accept-invitation.js'
import { confirmTenantRoute } from './confirm-tenant.js'
import { createCommunityRoute } from './create-community.js'
import { inviteTenantRoute } from './invite-tenant.js'
import { listCommunitiesRoute } from './list-communities.js'
import { listInvitationsRoute } from './list-invitations.js'
import { listReceivedInvitationsRoute } from './list-received-invitations.js'
import { listTenantsRoute } from './list-tenants.js'
import { readCommunityRoute } from './read-community.js'
import { readInvitationRoute } from './read-invitation.js'
import { readReceivedInvitationRoute } from './read-received-invitation.js'
import type { AddRoute } from './route-context.js'

/** Every route of the API, in the order of the OpenAPI document. */
export const allRoutes: readonly AddRoute[] = [
  createCommunityRoute,
  listCommunitiesRoute,
  readCommunityRoute,
  listTenantsRoute,
  inviteTenantRoute,
  listInvitationsRoute,
  readInvitationRoute,
  confirmTenantRoute,
  listReceivedInvitationsRoute,
  readReceivedInvitationRoute,
  acceptInvitationRoute,
]
