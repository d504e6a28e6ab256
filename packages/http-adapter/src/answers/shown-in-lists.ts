import type { CommunityDirectory, Position } from '@community-handshake/domain'
import { okAsync, type ResultAsync } from 'neverthrow'
import { rememberChange } from '../requests/community-position.js'
import type { AnsweredRequest } from './send.js'

/**
 * Notes where a change stands, for the answer to tell, and waits until it shows in the lists. The change has taken effect either way,
 * so lists that lag behind are noted in the log and do not make the answer an error. Where nothing changed there is no position.
 */
export const shownInLists = (
  { directory }: { readonly directory: CommunityDirectory },
  request: AnsweredRequest,
  position: Position | undefined,
): ResultAsync<void, never> => {
  if (position === undefined) return okAsync(undefined)
  rememberChange(request, position)
  return directory.waitFor(position).orElse(({ kind, message }) => {
    request.log.warn({ failure: kind, reason: message }, 'the lists lag behind a change')
    return okAsync(undefined)
  })
}
