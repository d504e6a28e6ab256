import type { FastifyRequest } from 'fastify'
import { err, ok, Result, type ResultAsync } from 'neverthrow'
import { type Static, Type } from 'typebox'
import { type Answer, okAnswer } from '../answers/answer.js'
import { type AnsweredRequest, type Reply, send, sendProblem } from '../answers/send.js'
import { HistoryEntry } from '../history/history-entry.js'
import { type HistoryReader, historyPage } from '../history/history-page.js'
import { firstPage, ndjson, ndjsonStream, prefersNdjson } from '../history/ndjson.js'
import { type HttpFailure, type InvalidRequest, invalidRequest } from '../problems/http-failure.js'
import { cursorAfter, defaultLimit, keyInCursor } from '../requests/cursor.js'
import { headerText } from '../requests/header-text.js'
import { communityIdIn } from '../requests/path-ids.js'
import { actorOf } from '../requests/request-identity.js'
import { field } from '../schemas/fields.js'
import { RequestHeaders } from '../schemas/headers.js'
import { pageOf, pageQuery } from '../schemas/page.js'
import { listResponses } from '../schemas/responses.js'
import { type AddRoute, bearer, type RouteContext } from './route-context.js'

const Query = Type.Object(
  {
    ...pageQuery,
    from: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'The first revision wanted; not together with `cursor`.',
        examples: [0],
      }),
    ),
    format: Type.Optional(
      Type.Enum(['json', 'ndjson'], { description: 'Goes before what the header `Accept` prefers.' }),
    ),
  },
  { additionalProperties: false },
)
type Query = Readonly<Static<typeof Query>>
type Params = { readonly communityId: string }

const lines = {
  [ndjson]: { schema: Type.String({ description: 'One `HistoryEntry` a line, to the end of the history.' }) },
}

const responses = listResponses(pageOf(HistoryEntry, 'One page of the history.'), 'The history, the oldest first.', [
  'community-not-found',
])

const withLines = (described: unknown): unknown =>
  typeof described === 'object' && described !== null && 'content' in described && typeof described.content === 'object'
    ? { ...described, content: { ...described.content, ...lines } }
    : described

const schema = {
  operationId: 'readHistory',
  summary: 'Read the history of a community',
  description:
    'What happened in the community, the oldest first, for its members. The owner’s community administrators see ' +
    'everything but who the ordinary members of other tenants are. Others see what happened to the community and which ' +
    'tenants take part, what happened to their own tenant, and its own invitation if they administer it; the people ' +
    'and the invitations of other tenants are left out. ' +
    'With `Accept: application/x-ndjson` or `format=ndjson` the whole history from there on is sent, an entry a line; ' +
    '`limit` has no meaning then, and a connection that breaks off is a history that is not complete.',
  tags: ['communities'],
  security: bearer,
  headers: RequestHeaders,
  params: Type.Object({ communityId: field.communityId }),
  querystring: Query,
  response: { ...responses, 200: withLines(responses[200]) },
}

const badCursor = (): InvalidRequest =>
  invalidRequest('query', 'cursor', 'is not one of this list; use a nextCursor, or leave it out to begin')

const mark = 'history '
const revisionIn = (key: string): Result<number, InvalidRequest> =>
  /^history (0|[1-9][0-9]{0,14})$/.test(key) ? ok(Number(key.slice(mark.length))) : err(badCursor())

const startOf = ({ from, cursor }: Query): Result<number, InvalidRequest> => {
  if (from !== undefined && cursor !== undefined)
    return err(invalidRequest('query', 'from', 'cannot be given together with a cursor; leave one of them out'))
  return keyInCursor(cursor).andThen((key) => (key === undefined ? ok(from ?? 0) : revisionIn(key)))
}

interface Asked {
  readonly reader: HistoryReader
  readonly from: number
}

const askedFor = (request: AnsweredRequest, params: Params, query: Query): Result<Asked, InvalidRequest> =>
  Result.combine([communityIdIn(params), startOf(query)]).map(([communityId, from]) => ({
    reader: { communityId, actor: actorOf(request) },
    from,
  }))

const readPage = (
  context: RouteContext,
  asked: Result<Asked, InvalidRequest>,
  { limit = defaultLimit }: Query,
): ResultAsync<Answer, HttpFailure> =>
  asked
    .asyncAndThen(({ reader, from }) => historyPage(context, reader, { from, limit }))
    .map(({ entries, next }) =>
      okAnswer({ items: entries, nextCursor: next === undefined ? null : cursorAfter(`${mark}${next}`) }),
    )

const sendLines = async (
  context: RouteContext,
  request: AnsweredRequest,
  reply: Reply,
  asked: Result<Asked, InvalidRequest>,
): Promise<Reply> => {
  const first = await asked.asyncAndThen(({ reader, from }) =>
    firstPage(context, reader, from).map((page) => ndjsonStream(context, reader, page)),
  )
  return first.match(
    (stream) => reply.headers({ 'Content-Type': `${ndjson}; charset=utf-8` }).send(stream),
    (failure) => sendProblem(request, reply, failure),
  )
}

const wantsLines = ({ headers }: Pick<FastifyRequest, 'headers'>, { format }: Query): boolean =>
  format === undefined ? prefersNdjson(headerText(headers, 'Accept')) : format === 'ndjson'

/** `GET /communities/{communityId}/history`. */
export const readHistoryRoute: AddRoute = (app, context) => {
  app.get('/communities/:communityId/history', { schema }, (request, reply) => {
    const asked = askedFor(request, request.params, request.query)
    return wantsLines(request, request.query)
      ? sendLines(context, request, reply.header('Vary', 'Accept'), asked)
      : send(request, reply.header('Vary', 'Accept'), readPage(context, asked, request.query))
  })
}
