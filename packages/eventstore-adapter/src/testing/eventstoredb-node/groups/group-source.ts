import type { NodeLog } from '../node-log.js'
import type { NodeRecord } from '../records.js'
import type { GroupDelivery } from '../wire/recorded.js'
import type { RecordFilter } from '../wire/stream-filter.js'

/** The events of a group that nobody holds: those to be tried again, and then what the log has. */
export interface GroupSource {
  readonly waiting: () => readonly GroupDelivery[]
  readonly tryAgain: (...deliveries: readonly GroupDelivery[]) => void
  readonly take: () => GroupDelivery | undefined
  /** The position up to which the log was looked at. */
  readonly position: () => number
}

/** Makes a source that begins after a position. */
export const groupSource = (log: NodeLog, after: number, passes: RecordFilter): GroupSource => {
  const again: GroupDelivery[] = []
  const first = log.all.findIndex(({ position }) => position > after)
  let next = first < 0 ? log.all.length : first

  const nextRecord = (): NodeRecord | undefined => {
    while (next < log.all.length) {
      const record = log.all[next]
      next += 1
      if (record !== undefined && passes(record)) return record
    }
    return undefined
  }
  return {
    waiting: () => again,
    tryAgain: (...deliveries) => {
      again.push(...deliveries)
    },
    take: () => {
      const waiting = again.shift()
      if (waiting !== undefined) return waiting
      const record = nextRecord()
      return record && { record, retryCount: 0 }
    },
    position: () => log.all[next - 1]?.position ?? 0,
  }
}
