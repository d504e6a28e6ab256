import type {
  CommunityHandshake,
  CommunityId,
  CommunityState,
  HistoryDamaged,
  StoreFailure,
} from '@community-handshake/domain'
import { errAsync, okAsync, type ResultAsync } from 'neverthrow'
import type { Notice } from './notice.js'

type Read = ResultAsync<CommunityState, StoreFailure | HistoryDamaged>

/** Reads the community of a notice as it is now, the event of the notice included. */
export type ReadCommunityOf = (notice: Notice) => Read

const lagging: StoreFailure = {
  kind: 'store-failure',
  reason: 'unavailable',
  message: 'The store told of an event that it does not give yet. Try again.',
}

/** Makes {@link ReadCommunityOf}: however many clients are told of an event at the same time, it is read once. */
export const communityReads = (handshake: Pick<CommunityHandshake, 'read'>): ReadCommunityOf => {
  const running = new Map<CommunityId, Read>()
  const shared = (communityId: CommunityId): Read => {
    const known = running.get(communityId)
    if (known !== undefined) return known
    const read = handshake.read(communityId)
    running.set(communityId, read)
    const forget = (): void => {
      running.delete(communityId)
    }
    void read.then(forget, forget)
    return read
  }
  return ({ communityId, revision }) => {
    const reaching = (state: CommunityState): Read => (state.revision >= revision ? okAsync(state) : errAsync(lagging))
    // One that began before the event was stored may have missed it; another one cannot.
    return shared(communityId).andThen((state) =>
      state.revision >= revision ? okAsync(state) : handshake.read(communityId).andThen(reaching),
    )
  }
}
