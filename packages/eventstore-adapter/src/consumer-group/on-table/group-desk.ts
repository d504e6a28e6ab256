import type { EventStore, StoreFailure, Work } from '@community-handshake/domain'
import type { Result } from 'neverthrow'
import type { Alarm } from '../../store/alarm.js'
import type { Changes } from '../../store/changes.js'
import type { GroupRules } from '../group-rules.js'
import type { WorkTable } from './work-table.js'

/** What all members of a group in this process share. */
export interface GroupDesk {
  readonly rules: GroupRules
  readonly store: EventStore
  readonly table: WorkTable
  /** Looks something up in the table, and turns what the medium throws into a failure. */
  readonly look: <T>(question: (table: WorkTable) => T) => Result<T, StoreFailure>
  /** Changes the table as a whole or not at all, and answers when that is as safe as the medium makes it. */
  readonly change: <T>(work: () => T) => Promise<Result<T, StoreFailure>>
  /** Tells the members in this process that there may be something to do. */
  readonly news: Changes
  readonly onTrouble: (failure: StoreFailure, attempt: number) => void
}

/** One member at the desk. */
export interface DeskMember extends GroupDesk {
  readonly work: Work
  readonly concurrency: number
  /** Rings when there may be something to do. */
  readonly alarm: Alarm
}

/** Tells the host of trouble, in a turn of its own: what its callback throws must not end the work. */
export const tellTrouble = ({ onTrouble }: GroupDesk, failure: StoreFailure, attempt: number): void => {
  queueMicrotask(() => onTrouble(failure, attempt))
}
