import { errAsync, okAsync } from 'neverthrow'
import type { EventId } from '../../identity/ids.js'
import type { Clock } from '../../ports/clock.js'
import type { ConsumerGroups, Work, WorkFailure, WorkItem } from '../../ports/consumer-group.js'
import type { EventStore, EventToAppend } from '../../ports/event-store.js'

/** Consumer groups together with the store whose events they work on. */
export interface GroupSubject {
  readonly store: EventStore
  readonly groups: ConsumerGroups
  /** Waits for so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>
  /** The clock of the machine. */
  readonly clock: Clock
  /** Closes the groups and the store. */
  readonly close: () => Promise<void>
}

/** An event of that number; the same number gives the same event. */
export const numbered = (number: number): EventToAppend => ({
  id: `01890a5d-ac96-774b-bcce-${number.toString(16).padStart(12, '0')}` as EventId,
  type: 'Happened',
  text: `{"number":${number}}`,
  digest: number.toString(16).padStart(64, '0'),
})

/** Events of the numbers from `first` on. */
export const numberedFrom = (first: number, count: number): readonly EventToAppend[] =>
  Array.from({ length: count }, (_none, index) => numbered(first + index))

/** The number in the text of an event. */
export const numberIn = ({ event }: WorkItem): number => Number(/\d+/.exec(event.text)?.[0])

/** Says that the work failed. */
export const failing = (action: WorkFailure['action'], reason: string): ReturnType<Work> =>
  errAsync({ kind: 'work-failure', action, reason })

/** Work that is noted down, and the way to wait until enough was. */
export interface NotedWork {
  readonly work: Work
  readonly items: readonly WorkItem[]
  readonly numbers: () => readonly number[]
  /** Resolves once so many items have come. */
  readonly came: (count: number) => Promise<void>
}

/** Notes down what it is given to work on, and then does as it is told; by default it succeeds. */
export const notedWork = (work: Work = () => okAsync(undefined)): NotedWork => {
  const items: WorkItem[] = []
  const waiting = new Set<() => void>()
  return {
    items,
    numbers: () => items.map(numberIn),
    work: (item) => {
      items.push(item)
      for (const look of [...waiting]) look()
      return work(item)
    },
    came: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (items.length < count) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
  }
}
