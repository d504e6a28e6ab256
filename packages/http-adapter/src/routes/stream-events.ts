import { type CommunityId, parseCommunityId } from '@community-handshake/domain'
import { ok, type Result, type ResultAsync } from 'neverthrow'
import { type Static, Type } from 'typebox'
import { type AnsweredRequest, type Reply, sendProblem } from '../answers/send.js'
import type { Connection, SendingResponse } from '../live/connection.js'
import { LiveEvent } from '../live/live-data.js'
import { type LiveEvents, liveEvents } from '../live/live-events.js'
import { eventStreamType } from '../live/server-sent-events.js'
import { type HttpFailure, type InvalidRequest, invalidPart } from '../problems/http-failure.js'
import { headerText } from '../requests/header-text.js'
import { actorOf } from '../requests/request-identity.js'
import { field } from '../schemas/fields.js'
import { RequestHeaders } from '../schemas/headers.js'
import { Problem } from '../schemas/problem.js'
import { listResponses, type Responses } from '../schemas/responses.js'
import { refTo } from '../schemas/shared-schema.js'
import { type AddRoute, bearer } from './route-context.js'

const Query = Type.Object(
  { communityId: Type.Optional({ ...field.communityId, description: 'Only the events of this community.' }) },
  { additionalProperties: false },
)
type Query = Readonly<Static<typeof Query>>

const Headers = Type.Object({
  ...RequestHeaders.properties,
  'Last-Event-ID': Type.Optional(
    Type.String({ description: 'The id that was seen last: everything after it is told. From now on if left out.' }),
  ),
})

const correlation = {
  'X-Correlation-Id': Type.String({ description: 'Ties together everything that the request caused.' }),
}

const responses: Responses = {
  ...listResponses(refTo(LiveEvent), 'The events.'),
  200: {
    description: 'The events, until one of the two sides ends the stream.',
    headers: correlation,
    content: {
      [eventStreamType]: { schema: Type.String({ description: 'Events; the data of each is a `LiveEvent`.' }) },
    },
  },
  429: {
    description: 'The caller has too many streams open: `too-many-streams`.',
    headers: { ...correlation, 'Retry-After': Type.String({ description: 'Seconds to wait.', examples: ['30'] }) },
    content: { 'application/problem+json': { schema: refTo(Problem) } },
  },
}

const schema = {
  operationId: 'streamEvents',
  summary: 'Follow what happens',
  description:
    'Server-sent events (WHATWG HTML, section 9.2), as they happen: each names what to read again and holds no ' +
    'personal data. Only what the caller may see at that moment is told: to members what the history of their ' +
    'community shows them, to whoever was invited what happens to that invitation. Who loses a community is told so, ' +
    'and nothing of it after that. The name of an event is its `type`, its data a `LiveEvent`. Two are of another ' +
    'kind: `ready` comes first, so read what you show after it; `closed` comes last, with a `reason` (' +
    '`token-expired`, `lifetime-over`, `too-slow`, `server-closing`, `store-unavailable`) and a `message`. ' +
    'Come back with the last id in `Last-Event-ID`, and nothing is lost. Comments are signs of life.',
  tags: ['communities'],
  security: bearer,
  headers: Headers,
  querystring: Query,
  response: responses,
}

const communityIn = ({ communityId }: Query): Result<CommunityId | undefined, InvalidRequest> =>
  communityId === undefined ? ok(undefined) : parseCommunityId(communityId).mapErr(invalidPart('query'))

const headers = {
  'Content-Type': `${eventStreamType}; charset=utf-8`,
  'Cache-Control': 'no-store, no-transform',
  // Proxies that collect an answer before they pass it on are asked not to.
  'X-Accel-Buffering': 'no',
}

const open = (live: LiveEvents, request: AnsweredRequest, query: Query): ResultAsync<Connection, HttpFailure> => {
  const after = headerText(request.headers, 'Last-Event-ID')?.trim() ?? ''
  return communityIn(query).asyncAndThen((communityId) =>
    live.open({
      actor: actorOf(request),
      ...(communityId === undefined ? {} : { communityId }),
      ...(after === '' ? {} : { after }),
    }),
  )
}

interface SendingReply extends Reply {
  readonly raw: SendingResponse
}

const stream = async (live: LiveEvents, request: AnsweredRequest, reply: SendingReply, query: Query) => {
  const opened = await open(live, request, query)
  return opened.match(
    ({ text, sentBy }) => {
      sentBy(reply.raw)
      return reply.headers(headers).send(text)
    },
    (failure) => sendProblem(request, reply, failure),
  )
}

/** `GET /events`. */
export const streamEventsRoute: AddRoute = (app, context) => {
  const live = liveEvents({ ...context, log: app.log })
  // Before the server waits for its connections to end: these would never.
  app.addHook('preClose', () => live.close())
  app.get('/events', { schema, exposeHeadRoute: false }, (request, reply) =>
    stream(live, request, reply, request.query),
  )
}
