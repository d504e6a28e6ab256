import { Type } from 'typebox'
import { send } from '../answers/send.js'
import { field } from '../schemas/fields.js'
import { ConditionalWriteHeaders } from '../schemas/headers.js'
import { noBody } from '../schemas/optional-body.js'
import { ReceivedInvitationView } from '../schemas/received-invitation.js'
import { changeResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { answerInvitation, answerRefusals } from './answer-invitation.js'
import { type AddRoute, bearer } from './route-context.js'

const schema = {
  operationId: 'withdrawAcceptance',
  summary: 'Withdraw an acceptance',
  description:
    "Takes the acceptance of the caller's tenant back before the owner has decided on it. " +
    'For the administrators of that tenant.',
  tags: ['received invitations'],
  security: bearer,
  headers: ConditionalWriteHeaders,
  params: Type.Object({ invitationId: field.invitationId }),
  body: noBody,
  response: changeResponses(refTo(ReceivedInvitationView), 'The invitation, withdrawn.', [
    ...answerRefusals,
    'not-accepted',
    'other-tenant-accepted',
  ]),
}

/** `POST /invitations/{invitationId}/withdraw`. */
export const withdrawAcceptanceRoute: AddRoute = (app, context) => {
  app.post('/invitations/:invitationId/withdraw', { schema }, (request, reply) =>
    send(
      request,
      reply,
      answerInvitation(context, request, {
        params: request.params,
        act: (caller, at) => context.service.withdrawAcceptance(caller, at),
      }),
    ),
  )
}
