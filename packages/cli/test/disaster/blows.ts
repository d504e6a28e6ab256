import { setTimeout } from 'node:timers/promises'
import type { EventStoreDbNode } from '@community-handshake/eventstore-adapter/testing'
import type { Blow } from './play.js'

/** One of the servers dies as by a power failure, and is started again. */
export const killServer: Blow = async (fleet, random) => {
  await fleet.killAndRestart(Math.floor(random() * fleet.urls().length))
}

const restMs = (random: () => number): Promise<void> => setTimeout(100 + random() * 900)

/** What can happen to the database while the servers live on. */
export const databaseBlows = (node: EventStoreDbNode): readonly Blow[] => [
  async () => node.cutConnections(),
  async (_fleet, random) => {
    node.pause()
    await restMs(random)
    node.resume()
  },
  async (_fleet, random) => {
    await node.stop()
    await restMs(random)
    await node.start()
  },
  async () => {
    // Stored, and the answer lost: what the client of the database cannot know.
    node.faults.loseAnswers = 2
  },
]
