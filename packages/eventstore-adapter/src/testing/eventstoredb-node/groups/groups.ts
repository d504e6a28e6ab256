import type { ServiceError } from '@grpc/grpc-js'
import type { NodeLog } from '../node-log.js'
import { groupDropped, groupMissing } from '../wire/rpc-errors.js'
import { type Group, type GroupSettings, makeGroup } from './group.js'

/** The groups of a node, or of the cluster that shares them. */
export interface Groups {
  readonly find: (name: string) => Group | undefined
  /** False where there is one of that name already. */
  readonly create: (settings: GroupSettings) => boolean
  /** False where there is none of that name. */
  readonly remove: (name: string) => boolean
  /** What a restart does to groups: they go on from their checkpoints, so some events come again. */
  readonly restart: () => void
}

/** Makes an empty set of groups on a log. */
export const makeGroups = (log: NodeLog): Groups => {
  const groups = new Map<string, Group>()
  log.listen(() => {
    for (const group of groups.values()) group.dispatch()
  })
  const dropAll = (group: Group, error: (name: string) => ServiceError): void =>
    group.dropMembers(error(group.settings.name))

  return {
    find: (name) => groups.get(name),
    create: (settings) => {
      if (groups.has(settings.name)) return false
      groups.set(settings.name, makeGroup(log, settings))
      return true
    },
    remove: (name) => {
      const group = groups.get(name)
      if (group === undefined) return false
      groups.delete(name)
      dropAll(group, groupMissing)
      group.parked.takeAll()
      return true
    },
    restart: () => {
      for (const [name, group] of groups) {
        dropAll(group, groupDropped)
        groups.set(name, makeGroup(log, { ...group.settings, after: group.checkpoint() }))
      }
    },
  }
}
