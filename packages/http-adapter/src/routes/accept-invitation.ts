import type { ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import type { Answer } from '../answers/answer.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { tenantIdIn } from '../requests/path-ids.js'
import { field } from '../schemas/fields.js'
import { ConditionalWriteHeaders } from '../schemas/headers.js'
import { AcceptInvitationBody, ReceivedInvitationView } from '../schemas/received-invitation.js'
import { changeResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { answerInvitation, answerRefusals } from './answer-invitation.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'acceptInvitation',
  summary: 'Accept an invitation',
  description:
    'Second step of the handshake: accepts for the tenant that is named, which the caller must be signed in to and ' +
    'administer. The tenant is not a member yet: the owner confirms it next. Needs a verified address equal to the ' +
    "recipient, or the secret of the mail's link.",
  tags: ['received invitations'],
  security: bearer,
  headers: ConditionalWriteHeaders,
  params: Type.Object({ invitationId: field.invitationId }),
  body: AcceptInvitationBody,
  response: changeResponses(refTo(ReceivedInvitationView), 'The invitation, accepted.', [
    ...answerRefusals,
    'email-not-verified',
    'not-the-recipient',
    'link-invalid',
    'link-superseded',
    'wrong-tenant',
    'own-tenant',
    'already-accepted',
    'already-member',
    'tenant-has-open-acceptance',
  ]),
}

const acceptInvitation = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly invitationId: string },
  { secret, tenantId: named, ...chosen }: AcceptInvitationBody,
): ResultAsync<Answer, HttpFailure> =>
  tenantIdIn({ tenantId: named }).asyncAndThen((tenantId) =>
    answerInvitation(context, request, {
      params,
      secret,
      act: (caller, at) =>
        context.service.acceptInvitation(caller, {
          ...chosen,
          ...at,
          tenantId,
          ...(secret === undefined ? {} : { linkSecret: secret }),
        }),
    }),
  )

/** `POST /invitations/{invitationId}/accept`. */
export const acceptInvitationRoute: AddRoute = (app, context) => {
  app.post('/invitations/:invitationId/accept', { schema }, (request, reply) =>
    send(request, reply, acceptInvitation(context, request, request.params, request.body)),
  )
}
