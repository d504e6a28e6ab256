import type { IncomingHttpHeaders } from 'node:http'
import { okAsync, type ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import { invitationIn, requireInvitationReader } from '../access/invitation-reader.js'
import { type Answer, taggedAnswer, unchangedAnswer } from '../answers/answer.js'
import { deliveryFor } from '../answers/delivery-for.js'
import { profilesFor } from '../answers/names-for.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { isStillAsSeen } from '../requests/entity-tags.js'
import { invitationPathIn } from '../requests/path-ids.js'
import { actorOf } from '../requests/request-identity.js'
import { field } from '../schemas/fields.js'
import { ReadHeaders } from '../schemas/headers.js'
import { InvitationView } from '../schemas/invitation.js'
import { readResponses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import {
  type InvitationDetails,
  invitationDetails,
  namedDetails,
  tenantsInDetails,
} from '../views/invitation-details.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const schema = {
  operationId: 'readInvitation',
  summary: 'Read an invitation of a community',
  description:
    'An invitation with who accepted it, what became of its mails and, while it waits for a decision, what does not ' +
    'match. ' +
    "For the owner's community administrators.",
  tags: ['invitations'],
  security: bearer,
  headers: ReadHeaders,
  params: Type.Object({ communityId: field.communityId, invitationId: field.invitationId }),
  response: readResponses(refTo(InvitationView), 'The invitation.', [
    'community-not-found',
    'invitation-not-found',
    'not-owner-tenant',
    'not-community-administrator',
    'history-not-understood',
  ]),
}

// What does not match comes from the host, and mails leave by themselves: neither has a revision, so both are looked at
// afresh.
const isNothingNew = (
  { deliveries }: RouteContext,
  headers: IncomingHttpHeaders,
  { view, awaited }: InvitationDetails,
): boolean => awaited === undefined && deliveries === undefined && isStillAsSeen(headers, view)

const detailedAnswer = (
  context: RouteContext,
  request: AnsweredRequest,
  details: InvitationDetails,
): ResultAsync<Answer, HttpFailure> =>
  deliveryFor(context, request, details.view.id).andThen((delivery) =>
    profilesFor(context, request, tenantsInDetails(details)).map((profiles) =>
      taggedAnswer({ ...namedDetails(details, profiles), ...delivery }, details.view.revision),
    ),
  )

const readInvitation = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string; readonly invitationId: string },
): ResultAsync<Answer, HttpFailure> => {
  const actor = actorOf(request)
  return invitationPathIn(params)
    .asyncAndThen(({ communityId, invitationId }) =>
      context.handshake
        .read(communityId)
        .andThen((state) =>
          requireInvitationReader(state, actor).andThen((community) =>
            invitationIn(community, invitationId).map((invitation) =>
              invitationDetails({ community, invitation, actor, now: context.clock.now() }),
            ),
          ),
        ),
    )
    .andThen((details) =>
      isNothingNew(context, request.headers, details)
        ? okAsync(unchangedAnswer(details.view.revision))
        : detailedAnswer(context, request, details),
    )
}

/** `GET /communities/{communityId}/invitations/{invitationId}`. */
export const readInvitationRoute: AddRoute = (app, context) => {
  app.get('/communities/:communityId/invitations/:invitationId', { schema }, (request, reply) =>
    send(request, reply, readInvitation(context, request, request.params)),
  )
}
