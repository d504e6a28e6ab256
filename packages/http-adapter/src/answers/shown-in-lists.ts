import type { CommunityDirectory, Position } from '@community-handshake/domain'
import { okAsync, type ResultAsync } from 'neverthrow'
import type { AnsweredRequest } from './send.js'

/**
 * Waits until a change shows in the lists. The change has taken effect either way,
 * so lists that lag behind are noted in the log and do not make the answer an error. Where nothing changed there is no position.
 */
export const shownInLists = (
  { directory }: { readonly directory: CommunityDirectory },
  { log }: AnsweredRequest,
  position: Position | undefined,
): ResultAsync<void, never> =>
  position === undefined
    ? okAsync(undefined)
    : directory.waitFor(position).orElse(({ kind, message }) => {
        log.warn({ failure: kind, reason: message }, 'the lists lag behind a change')
        return okAsync(undefined)
      })
