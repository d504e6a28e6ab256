import { setTimeout } from 'node:timers/promises'
import type { EventStore } from '@community-handshake/domain'
import { type Account, takeAccount } from './account.js'
import type { Fleet } from './fleet.js'
import { playJourneys } from './journeys.js'
import { type MailRoom, openMailRoom } from './mail-room.js'
import { type PersistentClient, persistentClient } from './persistent-client.js'
import { randomFrom } from './random.js'

/** Something that happens to the servers or to their store while clients go on; it resolves when it is over. */
export type Blow = (fleet: Fleet, random: () => number) => Promise<void>

/** A play: servers under load, and blows that fall one after the other. */
export interface Play {
  /** Starts the servers, with the address of the mail server. */
  readonly startFleet: (smtp: string) => Promise<Fleet>
  readonly blows: readonly Blow[]
  readonly clients: number
  readonly seed: number
  /** Opens the store when the servers are gone. */
  readonly openStore: () => EventStore
  /** Told after each blow. */
  readonly onBlow?: (done: number) => void
}

/** What came of a play. */
export interface Ended extends Account {
  readonly blows: number
  readonly acknowledged: number
  readonly communities: number
  readonly retries: number
  readonly exitCodes: readonly (number | null)[]
}

const breathMs = { least: 100, most: 500 }
const mailPatienceMs = 60_000

const untilMailCame = async ({ recipients }: MailRoom, addresses: readonly string[]): Promise<void> => {
  const until = Date.now() + mailPatienceMs
  while (Date.now() < until && addresses.some((address) => !recipients.has(address))) await setTimeout(50)
}

const strike = async (play: Play, fleet: Fleet, random: () => number): Promise<void> => {
  for (const [index, blow] of play.blows.entries()) {
    await setTimeout(breathMs.least + random() * (breathMs.most - breathMs.least))
    await blow(fleet, random)
    play.onBlow?.(index + 1)
  }
}

const playUnderLoad = async (play: Play, room: MailRoom, client: PersistentClient, fleet: Fleet) => {
  let isOver = false
  const playing = Array.from({ length: play.clients }, (_, index) => playJourneys(client, `c${index}`, () => isOver))
  const [played] = await Promise.all([
    Promise.all(playing),
    strike(play, fleet, randomFrom(play.seed)).finally(() => {
      isOver = true
    }),
  ])
  const invitedForMail = played.flatMap((one) => one.invitedForMail)
  await untilMailCame(room, invitedForMail)
  return { invitedForMail, communities: played.reduce((sum, one) => sum + one.communities, 0) }
}

/** Plays it to the end and takes account. */
export const play = async (wanted: Play): Promise<Ended> => {
  const room = await openMailRoom()
  const fleet = await wanted.startFleet(room.url)
  try {
    const client = persistentClient(fleet.urls, randomFrom(wanted.seed + 1))
    const { invitedForMail, communities } = await playUnderLoad(wanted, room, client, fleet)
    const exitCodes = await fleet.stop()
    const store = wanted.openStore()
    try {
      const account = await takeAccount(store, room, { acknowledged: client.acknowledged, invitedForMail })
      const counts = { blows: wanted.blows.length, acknowledged: client.acknowledged.length, retries: client.retries() }
      return { ...account, ...counts, communities, exitCodes }
    } finally {
      await store.close()
    }
  } finally {
    await fleet.stop()
    await room.close()
  }
}
