import { communityStreamPrefix, type EventStore, type Position, type StoreFailure } from '@community-handshake/domain'
import { okAsync, type ResultAsync } from 'neverthrow'
import { type DescribedProblem, type InvalidRequest, invalidRequest } from '../problems/http-failure.js'

/** Somebody has as many streams open as one person may have. */
export const tooManyStreams = (limit: number): DescribedProblem => ({
  kind: 'described-problem',
  description: {
    status: 429,
    code: 'too-many-streams',
    detail: `You have ${limit} streams of live events open, which is the limit.`,
    advice: 'Close one of them first, or use one for everything: without a communityId it has the events of all.',
    retryable: true,
    headers: { 'Retry-After': '30' },
  },
})

const unknownPlace = (failure: StoreFailure): StoreFailure | InvalidRequest =>
  failure.reason === 'invalid'
    ? invalidRequest('header', 'Last-Event-ID', 'is not the id of an event of this server; leave it out to begin anew')
    : failure

/** Asks the store whether a place that somebody wants to go on from is one of its own. */
export const checkPlace = (
  store: Pick<EventStore, 'readAll'>,
  place: string | undefined,
): ResultAsync<void, StoreFailure | InvalidRequest> => {
  if (place === undefined) return okAsync(undefined)
  return store
    .readAll({ after: place as Position, streamPrefix: communityStreamPrefix, limit: 1 })
    .map(() => undefined)
    .mapErr(unknownPlace)
}
