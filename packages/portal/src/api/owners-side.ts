import type { Ask } from './ask.js'
import type { InvitationsApi } from './portal-api.js'

/** The owner's side of the handshake, asked over the API. */
export const ownersSide = (ask: Ask): InvitationsApi => ({
  list: (communityId, query = {}, terms) => ask('listInvitations', { path: { communityId }, query }, terms),
  read: (path, terms) => ask('readInvitation', { path: { ...path } }, terms),
  invite: (communityId, body, act) => ask('inviteTenant', { path: { communityId }, body }, act),
  resend: (path, act) => ask('resendInvitation', { path: { ...path } }, act),
  revoke: (path, act) => ask('revokeInvitation', { path: { ...path } }, act),
  confirm: (path, tenantId, act) => ask('confirmTenant', { path: { ...path }, body: { tenantId } }, act),
  refuse: (path, tenantId, act) => ask('refuseTenant', { path: { ...path }, body: { tenantId } }, act),
})
