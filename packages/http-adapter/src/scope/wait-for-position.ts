import type { CommunityDirectory } from '@community-handshake/domain'
import { ok, okAsync, type ResultAsync } from 'neverthrow'
import { type AnsweredRequest, type Reply, sendProblem } from '../answers/send.js'
import type { HttpFailure } from '../problems/http-failure.js'
import { wantedPosition } from '../requests/community-position.js'

interface ReadRequest extends AnsweredRequest {
  readonly method: string
}

const isRead = ({ method }: ReadRequest): boolean => method === 'GET' || method === 'HEAD'

/**
 * Lets a read wait, for a bounded time, until this server has seen a change that another one may have answered,
 * so that whoever changes something sees it wherever they read next.
 */
export const waitForPosition = ({ directory }: { readonly directory: CommunityDirectory }) => {
  const seen = (request: ReadRequest): ResultAsync<void, HttpFailure> =>
    (isRead(request) ? wantedPosition(request.headers) : ok(undefined)).asyncAndThen(
      (position): ResultAsync<void, HttpFailure> =>
        position === undefined ? okAsync(undefined) : directory.waitFor(position),
    )
  return async (request: ReadRequest, reply: Reply): Promise<Reply | undefined> =>
    (await seen(request)).match(
      () => undefined,
      (failure) => sendProblem(request, reply, failure),
    )
}
