import type { CommunityEventData, CommunityEventType } from '../community/events.js'
import type { DirectoryRecords } from './directory-records.js'

/** How the records change by the events of some names. */
export type Takers<Type extends CommunityEventType> = {
  readonly [Name in Type]: (records: DirectoryRecords, data: CommunityEventData[Name]) => void
}
