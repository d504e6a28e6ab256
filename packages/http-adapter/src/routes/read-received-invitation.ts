import { okAsync, type ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import { communityToLookIn, findReceivedInvitation, presentedLink } from '../access/received-invitation.js'
import { type Answer, taggedAnswer, unchangedAnswer } from '../answers/answer.js'
import { namesFor } from '../answers/names-for.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { tellWho } from '../problems/tell-more.js'
import { isStillAsSeen } from '../requests/entity-tags.js'
import { headerText } from '../requests/header-text.js'
import { invitationIdIn } from '../requests/path-ids.js'
import { actorOf } from '../requests/request-identity.js'
import { field } from '../schemas/fields.js'
import { ReadReceivedHeaders } from '../schemas/headers.js'
import { ReceivedInvitationView } from '../schemas/received-invitation.js'
import { readResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import {
  namedReceivedInvitation,
  receivedInvitationView,
  tenantsInReceived,
} from '../views/received-invitation-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'readReceivedInvitation',
  summary: 'Read an invitation that was received',
  description:
    'For the recipient with a verified address, for an administrator of the tenant that accepted, and for whoever ' +
    "sends the secret of the mail's link in the header `Invitation-Secret`. To everybody else it does not exist. " +
    'Reading changes nothing.',
  tags: ['received invitations'],
  security: bearer,
  headers: ReadReceivedHeaders,
  params: Type.Object({ invitationId: field.invitationId }),
  response: readResponses(refTo(ReceivedInvitationView), 'The invitation.', [
    'invitation-not-found',
    'link-invalid',
    'link-superseded',
  ]),
}

const readReceivedInvitation = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly invitationId: string },
): ResultAsync<Answer, HttpFailure> => {
  const actor = actorOf(request)
  const secret = headerText(request.headers, 'Invitation-Secret')
  return invitationIdIn(params)
    .andThen((invitationId) =>
      presentedLink(context.links, invitationId, secret).map((link) => ({ invitationId, link })),
    )
    .asyncAndThen(({ invitationId, link }) =>
      communityToLookIn(context.directory, invitationId)
        .andThen((communityId) => context.handshake.read(communityId))
        .andThen((state) =>
          findReceivedInvitation(state, invitationId, { actor, ...link }).map(({ community, invitation }) =>
            receivedInvitationView({ community, invitation, actor, now: context.clock.now(), ...link }),
          ),
        ),
    )
    .andThen((view) =>
      isStillAsSeen(request.headers, view)
        ? okAsync(unchangedAnswer(view.revision))
        : namesFor(context, request, tenantsInReceived(view)).map((nameOf) =>
            taggedAnswer(namedReceivedInvitation(view, nameOf), view.revision),
          ),
    )
    .mapErr(tellWho(actor))
}

/** `GET /invitations/{invitationId}`. */
export const readReceivedInvitationRoute: AddRoute = (app, context) => {
  app.get('/invitations/:invitationId', { schema }, (request, reply) =>
    send(request, reply, readReceivedInvitation(context, request, request.params)),
  )
}
