import type { ConsumerGroup, ConsumerGroupOptions, ConsumerGroups, StoreFailure } from '@community-handshake/domain'
import { err, type Result } from 'neverthrow'
import { type Changes, makeChanges } from '../../store/changes.js'
import { closedFailure } from '../../store/failures.js'
import { makeEnding } from '../../waiting/ending.js'
import { groupRules } from '../group-rules.js'
import { makeParts } from '../parts.js'
import type { GroupDesk } from './group-desk.js'
import { tableGroup } from './table-group.js'
import type { WorkTable } from './work-table.js'

/** Where tables of work are kept. */
export interface WorkMedium {
  readonly table: (group: string) => WorkTable
  readonly look: <T>(question: () => T) => Result<T, StoreFailure>
  readonly change: GroupDesk['change']
  /** Lets go of it, once everything that was begun is finished. */
  readonly close: () => Promise<void>
}

/** Groups that hold something open. */
export interface ClosableGroups extends ConsumerGroups {
  readonly close: () => Promise<void>
}

const newsByName = (): ((name: string) => Changes) => {
  const news = new Map<string, Changes>()
  return (name) => {
    const known = news.get(name) ?? makeChanges()
    news.set(name, known)
    return known
  }
}

/** Makes consumer groups out of a place to keep tables. */
export const tableGroups = (medium: WorkMedium, about: Pick<GroupDesk, 'store' | 'onTrouble'>): ClosableGroups => {
  const closing = makeEnding()
  const opened = new Set<ConsumerGroup>()
  const newsOf = newsByName()
  let closed: Promise<void> | undefined

  const open = (options: ConsumerGroupOptions): Result<ConsumerGroup, StoreFailure> =>
    groupRules(options).map((rules) => {
      const table = medium.table(rules.name)
      const look: GroupDesk['look'] = (question) => medium.look(() => question(table))
      const desk = { ...about, rules, table, look, change: medium.change, news: newsOf(rules.name) }
      const group = tableGroup(desk, makeParts(closing.signal))
      opened.add(group)
      return group
    })
  const close = async (): Promise<void> => {
    closing.abort()
    await Promise.all([...opened].map((group) => group.close()))
    await medium.close()
  }
  return {
    group: (options) => (closing.signal.aborted ? err(closedFailure) : open(options)),
    close: () => {
      closed ??= close()
      return closed
    },
  }
}
