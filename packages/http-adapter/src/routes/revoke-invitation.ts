import { Type } from 'typebox'
import { send } from '../answers/send.js'
import { field } from '../schemas/fields.js'
import { ConditionalWriteHeaders } from '../schemas/headers.js'
import { InvitationView } from '../schemas/invitation.js'
import { noBody } from '../schemas/optional-body.js'
import { changeResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { actOnInvitation, ownersActRefusals } from './act-on-invitation.js'
import { type AddRoute, bearer } from './route-context.js'

const schema = {
  operationId: 'revokeInvitation',
  summary: 'Revoke an invitation',
  description:
    'Takes an invitation back that nobody has accepted; it stays to be seen. Once a tenant has accepted, refuse that ' +
    "tenant instead. `If-Match` takes the ETag of the invitation. For the owner's community administrators.",
  tags: ['invitations'],
  security: bearer,
  headers: ConditionalWriteHeaders,
  params: Type.Object({ communityId: field.communityId, invitationId: field.invitationId }),
  body: noBody,
  response: changeResponses(refTo(InvitationView), 'The invitation, revoked.', ownersActRefusals),
}

/** `DELETE /communities/{communityId}/invitations/{invitationId}`. */
export const revokeInvitationRoute: AddRoute = (app, context) => {
  app.delete('/communities/:communityId/invitations/:invitationId', { schema }, (request, reply) =>
    send(request, reply, actOnInvitation(context, request, request.params, 'revokeInvitation')),
  )
}
