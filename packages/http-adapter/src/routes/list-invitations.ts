import type { Actor, CommunityId, CommunityState, InvitationRow } from '@community-handshake/domain'
import { Result, type ResultAsync } from 'neverthrow'
import { type Static, Type } from 'typebox'
import { type AsOf, asOfIn, asOfQuery, readAsOf } from '../access/as-of.js'
import { invitationsThen } from '../access/as-of-views.js'
import { requireInvitationReader } from '../access/invitation-reader.js'
import { type Answer, okAnswer } from '../answers/answer.js'
import { namesFor } from '../answers/names-for.js'
import { type AnsweredRequest, send } from '../answers/send.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { defaultLimit, type Page } from '../requests/cursor.js'
import { communityIdIn } from '../requests/path-ids.js'
import { actorOf } from '../requests/request-identity.js'
import { field } from '../schemas/fields.js'
import { RequestHeaders } from '../schemas/headers.js'
import { InvitationStates, InvitationView } from '../schemas/invitation.js'
import { pageOf, pageQuery } from '../schemas/page.js'
import { listResponses } from '../schemas/responses.js'
import { invitationView, namedInvitation, tenantsIn, type UnnamedInvitation } from '../views/invitation-view.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const Query = Type.Object(
  { ...pageQuery, ...asOfQuery, state: Type.Optional(InvitationStates) },
  { additionalProperties: false },
)
type Query = Readonly<Static<typeof Query>>

const schema = {
  operationId: 'listInvitations',
  summary: 'List the invitations of a community',
  description: "Every invitation of the community, the latest first. For the owner's community administrators.",
  tags: ['invitations'],
  security: bearer,
  headers: RequestHeaders,
  params: Type.Object({ communityId: field.communityId }),
  querystring: Query,
  response: listResponses(pageOf(InvitationView, 'One page of invitations.'), 'One page of invitations.', [
    'community-not-found',
    'not-owner-tenant',
    'not-community-administrator',
    'history-not-understood',
  ]),
}

const readersCommunity = ({ handshake }: RouteContext, communityId: CommunityId, actor: Actor) =>
  handshake.read(communityId).andThen((state) => requireInvitationReader(state, actor))

const viewsOf = (
  context: RouteContext,
  communityId: CommunityId,
  actor: Actor,
  rows: readonly InvitationRow[],
): ResultAsync<readonly UnnamedInvitation[], HttpFailure> =>
  readersCommunity(context, communityId, actor).map((community) =>
    rows
      .flatMap(({ invitationId }) => community.invitations.get(invitationId) ?? [])
      .map((invitation) => invitationView({ community, invitation, actor, now: context.clock.now() })),
  )

// Nothing is looked up for whoever may not see it, so that the time taken tells nothing either.
const pageNow = (
  context: RouteContext,
  communityId: CommunityId,
  actor: Actor,
  query: Query,
): ResultAsync<Page<UnnamedInvitation>, HttpFailure> => {
  const { limit = defaultLimit, cursor, state } = query
  return readersCommunity(context, communityId, actor)
    .andThen(() =>
      context.directory.invitations({
        communityId,
        now: context.clock.now(),
        limit,
        ...(cursor === undefined ? {} : { after: cursor }),
        ...(state === undefined ? {} : { statuses: state }),
      }),
    )
    .andThen(({ rows, next }) =>
      viewsOf(context, communityId, actor, rows).map((items) => ({ items, nextCursor: next ?? null })),
    )
}

const pageThen = (
  context: RouteContext,
  request: { readonly communityId: CommunityId; readonly asOf: AsOf },
  actor: Actor,
  query: Query,
): ResultAsync<Page<UnnamedInvitation>, HttpFailure> => {
  const requireReader = (state: CommunityState) => requireInvitationReader(state, actor)
  return readAsOf(context, { ...request, requireReader }, (seen) =>
    invitationsThen(seen, { actor, now: context.clock.now() }, query),
  )
}

const listInvitations = (
  context: RouteContext,
  request: AnsweredRequest,
  params: { readonly communityId: string },
  query: Query,
): ResultAsync<Answer, HttpFailure> =>
  Result.combine([communityIdIn(params), asOfIn(query)])
    .asyncAndThen(([communityId, asOf]) =>
      asOf === undefined
        ? pageNow(context, communityId, actorOf(request), query)
        : pageThen(context, { communityId, asOf }, actorOf(request), query),
    )
    .andThen(({ items, nextCursor }) =>
      namesFor(context, request, items.flatMap(tenantsIn)).map((nameOf) =>
        okAnswer({ items: items.map((view) => namedInvitation(view, nameOf)), nextCursor }),
      ),
    )

/** `GET /communities/{communityId}/invitations`. */
export const listInvitationsRoute: AddRoute = (app, context) => {
  app.get('/communities/:communityId/invitations', { schema }, (request, reply) =>
    send(request, reply, listInvitations(context, request, request.params, request.query)),
  )
}
