import type { Ask } from './ask.js'
import type { ReceivedInvitationsApi } from './portal-api.js'

const withSecret = (secret: string | undefined): { readonly secret?: string } =>
  secret === undefined ? {} : { secret }

/** The invited tenant's side of the handshake, asked over the API. A secret goes in a header or a body, never in a URL. */
export const receivedSide = (ask: Ask): ReceivedInvitationsApi => ({
  list: (query = {}, terms) => ask('listReceivedInvitations', { query }, terms),
  read: (invitationId, terms) => ask('readReceivedInvitation', { path: { invitationId } }, terms),
  accept: (invitationId, choices, { secret, ...act }) =>
    ask('acceptInvitation', { path: { invitationId }, body: { ...choices, ...withSecret(secret) } }, act),
  decline: (invitationId, { secret, ...act }) =>
    ask('declineInvitation', { path: { invitationId }, body: withSecret(secret) }, act),
  withdraw: (invitationId, act) => ask('withdrawAcceptance', { path: { invitationId } }, act),
})
