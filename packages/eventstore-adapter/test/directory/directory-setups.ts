import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventStore } from '@community-handshake/domain'
import type { ContractSetup, DirectorySubject } from '@community-handshake/domain/testing'
import { type FollowingDirectory, memoryDirectory, memoryEventStore, nodePlatform } from '../../src/index.js'
import { openStore } from '../sqlite/stores.js'
import { openDirectory } from './directories.js'

const { hasher } = nodePlatform()
const patienceMs = 60

const subjectOf = (store: EventStore, directory: FollowingDirectory): DirectorySubject => ({
  store,
  directory,
  hasher,
  close: async () => {
    await directory.close()
    await store.close()
  },
})

const expire = () => {
  let timer: NodeJS.Timeout | undefined
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('nothing came within 20 seconds')), 20_000)
  })
  return { expired, cancel: () => clearTimeout(timer) }
}

/** The directory in memory as the contract suite wants it. */
export const memorySetup: ContractSetup<DirectorySubject> = {
  newPlace: async () => ({
    open: async () => {
      const store = memoryEventStore()
      return subjectOf(store, memoryDirectory({ store, hasher, patienceMs }))
    },
    remove: async () => {},
  }),
  survivesRestart: false,
  expire,
}

/** The directory in SQLite as the contract suite wants it. */
export const sqliteSetup: ContractSetup<DirectorySubject> = {
  newPlace: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'directory-'))
    return {
      open: async () => {
        const store = openStore(join(folder, 'events.db'))
        return subjectOf(store, openDirectory({ path: join(folder, 'directory.db'), store, patienceMs }))
      },
      remove: () => rm(folder, { recursive: true }),
    }
  },
  survivesRestart: true,
  expire,
}
