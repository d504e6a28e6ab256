import {
  type CommunityId,
  communityStreamPrefix,
  type Hasher,
  type HistoryDamaged,
  openedEvent,
  type Position,
  type StoredEvent,
} from '@community-handshake/domain'
import type { Result } from 'neverthrow'
import type { Occurrence } from '../history/look.js'

/** That something happened: what the streams of all clients share. */
export interface Notice extends Occurrence {
  readonly position: Position
  readonly communityId: CommunityId
  readonly revision: number
}

/** Opens a stored event of a community as a notice. */
export const noticeOf = (hasher: Hasher, stored: StoredEvent): Result<Notice, HistoryDamaged> =>
  openedEvent(hasher, stored).map(({ envelope, event, position }) => ({
    event,
    position,
    byTenantId: envelope.metadata.actor?.tenantId,
    communityId: stored.streamId.slice(communityStreamPrefix.length) as CommunityId,
    revision: envelope.revision,
  }))
