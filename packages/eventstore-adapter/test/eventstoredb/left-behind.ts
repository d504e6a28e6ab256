import type { ConsumerGroup } from '@community-handshake/domain'
import { EventStoreDBClient } from '@eventstore/db-client'
import type { EventStoreDbStore } from '../../src/eventstoredb/event-store-db-store.js'
import { valueIn } from '../results.js'
import { openStore } from './node-setup.js'

/** What a test made in a database that belongs to somebody else. */
export interface LeftBehind {
  /** The store, which notes what it makes. */
  readonly noting: (store: EventStoreDbStore) => EventStoreDbStore
  /** Removes what was made, and tells what could not be removed. */
  readonly remove: () => Promise<readonly string[]>
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const deleteStreams = async (connectionString: string, names: Iterable<string>): Promise<readonly string[]> => {
  const client = EventStoreDBClient.connectionString(connectionString)
  const remaining: string[] = []
  for (const name of names) {
    try {
      for await (const _first of client.readStream(name, { maxCount: 1 })) await client.deleteStream(name)
    } catch (error) {
      const isGone = error instanceof Error && 'type' in error && error.type === 'stream-not-found'
      if (!isGone) remaining.push(`stream ${name}: ${messageOf(error)}`)
    }
  }
  await client.dispose()
  return remaining
}

const removeGroups = async (groups: ReadonlyMap<string, ConsumerGroup>): Promise<readonly string[]> => {
  const remaining: string[] = []
  for (const [name, group] of groups) {
    const removed = await group.remove()
    if (removed.isErr()) remaining.push(`group ${name}: ${removed.error.message}`)
  }
  return remaining
}

/** Notes what is made under a namespace. */
export const leftBehind = (connectionString: string, namespace: string): LeftBehind => {
  const [streams, groups] = [new Set<string>(), new Set<string>()]
  return {
    noting: (store) => ({
      ...store,
      append: (streamId, expected, events) => {
        streams.add(`${namespace}${streamId}`)
        return store.append(streamId, expected, events)
      },
      checkpoints: {
        ...store.checkpoints,
        save: (name, position) => {
          streams.add(`${namespace}checkpoint-${name}`)
          return store.checkpoints.save(name, position)
        },
      },
      consumerGroups: {
        group: (options) => {
          const opened = store.consumerGroups.group(options)
          if (opened.isOk()) groups.add(options.name)
          return opened
        },
      },
    }),
    remove: async () => {
      const store = openStore({ connectionString, namespace })
      const opened = new Map<string, ConsumerGroup>()
      for (const name of groups) opened.set(name, valueIn(store.consumerGroups.group({ name })))
      const remaining = [...(await removeGroups(opened)), ...(await deleteStreams(connectionString, streams))]
      await store.close()
      return remaining
    },
  }
}
