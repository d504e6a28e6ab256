import {
  type CommunityCommand,
  type CommunityHandshake,
  communityHandshake,
  type Finding,
  openedStore,
  openHistory,
  type StoredEvent,
  verifyHistory,
} from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { type FaultyStore, faultyStore } from '../support/memory-store.js'
import { sealedWith, type TestKeys, testKeys } from '../support/personal-data.js'
import { valueIn } from '../support/results.js'

const backoff = { pause: async () => undefined }

/** A community whose personal data is sealed. */
export interface SealedCommunity {
  readonly store: FaultyStore
  readonly keys: TestKeys
  readonly handshake: CommunityHandshake
  /** Another process on the same store and keys. */
  readonly another: () => CommunityHandshake
}

/** Opens a handshake that seals, on a store in memory. */
export const sealedCommunity = (): SealedCommunity => {
  const store = faultyStore()
  const keys = testKeys()
  const another = () => communityHandshake({ store, hasher, backoff, personalData: sealedWith(keys) })
  return { store, keys, handshake: another(), another }
}

/** Executes commands, all of which must take effect. */
export const played = async (handshake: CommunityHandshake, commands: readonly CommunityCommand[]): Promise<void> => {
  for (const command of commands) {
    const done = await handshake.execute(command)
    if (done.isErr()) throw new Error(`${command.type}: ${JSON.stringify(done.error)}`)
  }
}

/** Sends commands, of which any may be refused. */
export const sent = async (handshake: CommunityHandshake, commands: readonly CommunityCommand[]): Promise<void> => {
  for (const command of commands) {
    const done = await handshake.execute(command)
    if (done.isErr() && 'message' in done.error) throw new Error(done.error.message)
  }
}

/** What verifying finds, read as it is stored or through other eyes. */
export const findings = (events: readonly StoredEvent[]): readonly Finding[] => {
  const verifier = verifyHistory(hasher)
  return events.flatMap((event) => verifier.take(event))
}

/** The stored events with what the keys open of them. */
export const openedWith = async ({ store, keys }: SealedCommunity): Promise<readonly StoredEvent[]> =>
  valueIn(await openedStore(store, sealedWith(keys)).readAll())

/** What events say, and who caused them. */
export const said = (events: readonly StoredEvent[]) =>
  valueIn(openHistory(hasher, events)).map(({ event, envelope }) => ({ event, actor: envelope.metadata.actor }))
