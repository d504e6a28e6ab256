import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodePlatform, type SqliteEventStore, sqliteEventStore } from '@community-handshake/eventstore-adapter'
import { administrator } from '../src/people.js'
import { openSharingDesk, type SharingDesk } from '../src/sharing/sharing-desk.js'
import { rowInWords, sharingTable } from '../src/sharing/sharing-table.js'
import { openStage, type Stage } from '../src/story.js'
import type { WebhookKeys } from '../src/webhook/signature.js'
import { valueIn } from './results.js'

export const platform = nodePlatform()
export const keys: WebhookKeys = [randomBytes(32)]

export interface World {
  readonly folder: string
  readonly store: SqliteEventStore
  readonly stage: Stage
  readonly openDesk: () => Promise<SharingDesk>
}

/** A store with a community in it, and a file for the host's own state, for as long as the work takes. */
export const inWorld = async (work: (world: World) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'react-to-membership-'))
  const store = valueIn(sqliteEventStore({ path: join(folder, 'history.db') }))
  try {
    const [ada, bela, carla, dora] = [
      valueIn(administrator('ada', 'aster')),
      valueIn(administrator('bela', 'borealis')),
      valueIn(administrator('carla', 'cascade')),
      valueIn(administrator('dora', 'dunes')),
    ] as const
    const stage = valueIn(await openStage(store, randomBytes(32), { ada, bela, carla, dora }))
    const openDesk = async () => valueIn(await openSharingDesk(join(folder, 'sharing.json')))
    await work({ folder, store, stage, openDesk })
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

/** The pairs of tenants between which sharing is open. */
export const openPairs = (desk: SharingDesk, { communityId }: Stage): readonly string[] =>
  sharingTable(desk.state(), communityId)
    .filter(({ isOpen }) => isOpen)
    .map(({ pair }) => pair.join('-'))

export const tableOf = (desk: SharingDesk, { communityId }: Stage): readonly string[] =>
  sharingTable(desk.state(), communityId).map((row) => rowInWords(row).replace(/ +/g, ' '))

/** Waits until a condition holds; the runner's patience ends what never comes. */
export const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1))
}
