import { Type } from 'typebox'
import { send } from '../answers/send.js'
import { tellWhen } from '../problems/tell-more.js'
import { field } from '../schemas/fields.js'
import { ConditionalWriteHeaders } from '../schemas/headers.js'
import { InvitationView } from '../schemas/invitation.js'
import { noBody } from '../schemas/optional-body.js'
import { changeResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { actOnInvitation, ownersActRefusals } from './act-on-invitation.js'
import { type AddRoute, bearer } from './route-context.js'

const schema = {
  operationId: 'resendInvitation',
  summary: 'Send an invitation again',
  description:
    'Sends the mail again, with a new link that replaces the older ones and a new deadline that is never an earlier ' +
    'one. Also after it expired, as long as nobody had accepted. `If-Match` takes the ETag of the invitation. ' +
    "For the owner's community administrators.",
  tags: ['invitations'],
  security: bearer,
  headers: ConditionalWriteHeaders,
  params: Type.Object({ communityId: field.communityId, invitationId: field.invitationId }),
  body: noBody,
  response: changeResponses(refTo(InvitationView), 'The invitation, sent again.', [
    ...ownersActRefusals,
    'already-invited',
    'too-many-pending',
    'too-many-to-recipient',
    'too-many-by-sender',
  ]),
}

/** `POST /communities/{communityId}/invitations/{invitationId}/resend`. */
export const resendInvitationRoute: AddRoute = (app, context) => {
  app.post('/communities/:communityId/invitations/:invitationId/resend', { schema }, (request, reply) =>
    send(
      request,
      reply,
      actOnInvitation(context, request, request.params, 'resendInvitation').mapErr(tellWhen(context.clock)),
    ),
  )
}
