import {
  type Clock,
  type Community,
  type CommunityAsOf,
  type CommunityHandshake,
  type CommunityId,
  type CommunityState,
  communityAsOf,
  type HistoryPorts,
  type PointInHistory,
  parseTimestamp,
  type Refusal,
  type Timestamp,
} from '@community-handshake/domain'
import { err, ok, type Result, type ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import {
  type DescribedProblem,
  type HttpFailure,
  type InvalidRequest,
  invalidRequest,
} from '../problems/http-failure.js'

/** The point in the history as of which something is to be read. */
export type AsOf = Extract<PointInHistory, { readonly kind: 'time' | 'revision' }>

/** What a read takes in its query to show an earlier state. */
export const asOfQuery = {
  asOf: Type.Optional(
    Type.String({
      maxLength: 100,
      description:
        'How it was then: a time (RFC 3339), or `revision:` and the revision of the community. ' +
        'Whether the caller may see it, and the rights that are shown, are those of today.',
      examples: ['2026-01-31T09:30:00Z', 'revision:3'],
    }),
  ),
} as const

/** What a read takes in its query to show an earlier state. */
export interface AsOfQuery {
  readonly asOf?: string
}

const wrong = (message: string): InvalidRequest => invalidRequest('query', 'asOf', message)

const pointIn = (text: string): Result<AsOf, InvalidRequest> => {
  const revision = /^revision:(0|[1-9][0-9]{0,14})$/.exec(text)?.[1]
  if (revision !== undefined) return ok({ kind: 'revision', revision: Number(revision) })
  return parseTimestamp(text)
    .map((time): AsOf => ({ kind: 'time', time }))
    .mapErr(() => wrong('must be a time such as 2026-01-31T09:30:00Z (a + in it is written %2B), or revision:3'))
}

/** Reads as of when something is wanted; undefined for now. */
export const asOfIn = ({ asOf }: AsOfQuery): Result<AsOf | undefined, InvalidRequest> =>
  asOf === undefined ? ok(undefined) : pointIn(asOf)

/** A community as it was, and as it is. */
export interface ThenAndNow {
  /** The caller's own: it never changes. */
  readonly past: Community
  /** When that was. */
  readonly at: Timestamp
  /** As it is now; live. */
  readonly current: Community
}

/** What reading an earlier state needs. */
export interface AsOfPorts extends HistoryPorts {
  readonly handshake: CommunityHandshake
  readonly clock: Clock
}

/** Which community as of when, for whoever may see it today. */
export interface AsOfRequest {
  readonly communityId: CommunityId
  readonly asOf: AsOf
  readonly requireReader: (state: CommunityState) => Result<Community, Refusal>
}

const requirePast = (asOf: AsOf, { revision }: Community, now: Timestamp): Result<AsOf, InvalidRequest> => {
  if (asOf.kind === 'time' && asOf.time > now) return err(wrong(`lies in the future; it is ${now} now`))
  return asOf.kind === 'revision' && asOf.revision > revision
    ? err(wrong(`names a revision that is yet to come; the community is at revision ${revision}`))
    : ok(asOf)
}

const notCreatedYet = ({ createdAt }: Community): DescribedProblem => ({
  kind: 'described-problem',
  description: {
    status: 404,
    code: 'not-created-yet',
    detail: `The community did not exist at that time: it was created at ${createdAt}.`,
    advice: 'Choose a time from then on.',
    retryable: false,
    facts: { createdAt },
  },
})

const found = (
  { state, last }: CommunityAsOf,
  { asOf }: AsOfRequest,
  current: Community,
): Result<ThenAndNow, DescribedProblem> => {
  if (state.kind !== 'Community' || last === undefined) return err(notCreatedYet(current))
  return ok({ past: state, at: asOf.kind === 'time' ? asOf.time : last.envelope.metadata.occurredAt, current })
}

/**
 * Reads a community as it was. Who may see it is decided by how it is today; what lies in the future or before the
 * community was created is told so.
 *
 * @param look takes both states and copies out of the live one at once
 */
export const readAsOf = <View>(
  ports: AsOfPorts,
  request: AsOfRequest,
  look: (seen: ThenAndNow) => Result<View, HttpFailure>,
): ResultAsync<View, HttpFailure> => {
  const { communityId, requireReader } = request
  const today = () => ports.handshake.read(communityId).andThen(requireReader)
  return today()
    .andThen((community) => requirePast(request.asOf, community, ports.clock.now()))
    .andThen((asOf) => communityAsOf(ports, communityId, asOf))
    .andThen((older) =>
      today().andThen((current): Result<View, HttpFailure> => found(older, request, current).andThen(look)),
    )
}
