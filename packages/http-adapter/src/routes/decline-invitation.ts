import { Type } from 'typebox'
import { type AnsweredRequest, send } from '../answers/send.js'
import { field } from '../schemas/fields.js'
import { ConditionalWriteHeaders } from '../schemas/headers.js'
import { optionalBody, optionalTextIn } from '../schemas/optional-body.js'
import { DeclineInvitationBody, ReceivedInvitationView } from '../schemas/received-invitation.js'
import { changeResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { answerInvitation, answerRefusals } from './answer-invitation.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'declineInvitation',
  summary: 'Decline an invitation',
  description:
    'Declines an invitation that nobody has accepted. For the verified recipient, or for an administrator who sends ' +
    "the secret of the mail's link.",
  tags: ['received invitations'],
  security: bearer,
  headers: ConditionalWriteHeaders,
  params: Type.Object({ invitationId: field.invitationId }),
  body: optionalBody(DeclineInvitationBody),
  response: changeResponses(refTo(ReceivedInvitationView), 'The invitation, declined.', [
    ...answerRefusals,
    'email-not-verified',
    'not-the-recipient',
    'link-invalid',
    'link-superseded',
    'own-tenant',
    'already-accepted',
  ]),
}

const declineInvitation = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly invitationId: string },
  body: unknown,
) => {
  const secret = optionalTextIn(body, 'secret')
  return answerInvitation(context, request, {
    params,
    secret,
    act: (caller, at) =>
      context.service.declineInvitation(caller, { ...at, ...(secret === undefined ? {} : { linkSecret: secret }) }),
  })
}

/** `POST /invitations/{invitationId}/decline`. */
export const declineInvitationRoute: AddRoute = (app, context) => {
  app.post('/invitations/:invitationId/decline', { schema }, (request, reply) =>
    send(request, reply, declineInvitation(context, request, request.params, request.body)),
  )
}
