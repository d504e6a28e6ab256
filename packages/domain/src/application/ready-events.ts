import { err, ok, type Result } from 'neverthrow'
import type { CommunityCommand } from '../community/commands.js'
import type { CommunityEvent } from '../community/events.js'
import type { PersonalData, Sealing } from '../erasure/personal-data.js'
import { actorFieldsToSeal, fieldsToSeal } from '../erasure/personal-fields.js'
import { addressesInCommand, keyedDigest } from '../erasure/seal-digest.js'
import { addressesIn, sealFields } from '../erasure/seal-fields.js'
import type { EventToAppend, StoreFailure } from '../ports/event-store.js'
import type { Hasher } from '../ports/hasher.js'
import { commandDigest } from './command-digest.js'
import type { CommunityStream } from './community-stream.js'
import { type CommandOrigin, type PersonalSeal, sealDecision } from './seal-decision.js'

/** What making events ready works with. */
export interface ReadyPorts {
  readonly hasher: Hasher
  readonly personalData?: PersonalData
}

/** What was decided. */
export interface Decided {
  readonly command: CommunityCommand
  readonly origin: CommandOrigin
  readonly events: readonly CommunityEvent[]
}

/** Events that only have to be appended. */
export interface ReadyEvents {
  /** The digest of the command. */
  readonly digest: string
  readonly toAppend: readonly EventToAppend[]
  /** Whether personal data is sealed in them. */
  readonly isSealed: boolean
}

type Ready = Result<ReadyEvents | { readonly outdated: number }, StoreFailure>

const keysAreMissing: StoreFailure = {
  kind: 'store-failure',
  reason: 'invalid',
  message: 'Personal data is sealed in this community’s history. Give the keys that it was sealed with.',
}

const sealBy = ({ keys, sealText }: Sealing): PersonalSeal => ({
  data: ({ type, data }) => sealFields(data, fieldsToSeal(type), keys, sealText),
  metadata: ({ actor, ...rest }) => ({ ...rest, actor: sealFields(actor, actorFieldsToSeal, keys, sealText) }),
})

const digestBy = (hasher: Hasher, command: CommunityCommand, { keys }: Pick<Sealing, 'keys'>): string => {
  const concerned = new Set(addressesInCommand(command))
  const theirs = new Map([...keys].filter(([address]) => concerned.has(address)))
  return keyedDigest(hasher, commandDigest(hasher, command), theirs)
}

const readySealed = async (
  { hasher }: ReadyPorts,
  personalData: PersonalData,
  stream: CommunityStream,
  decided: Decided,
): Promise<Ready> => {
  const { command, events } = decided
  const sealing = await personalData.sealingFor([
    ...addressesInCommand(command),
    ...addressesIn(command.actor, actorFieldsToSeal),
    ...events.flatMap(({ type, data }) => addressesIn(data, fieldsToSeal(type))),
  ])
  return sealing.map((means) => {
    // It was decided on what people said who were forgotten since, and who count as others from then on.
    if (means.epoch !== stream.epoch) return { outdated: means.epoch }
    const digest = digestBy(hasher, command, means)
    return { digest, toAppend: sealDecision(hasher, stream, { ...decided, digest }, sealBy(means)), isSealed: true }
  })
}

/**
 * Makes decided events ready to be appended. Personal data is sealed in all events of a stream or in none, as its first
 * event has it: so the same address is read alike in all of them, whether or not its key is at hand.
 * What needs no keys is ready at once, so that nothing else happens in between.
 * `outdated` says that the stream must be read again first, and how often a person was forgotten by then.
 */
export const readyEvents = (ports: ReadyPorts, stream: CommunityStream, decided: Decided): Ready | Promise<Ready> => {
  const { personalData, hasher } = ports
  const isSealed = stream.isSealed ?? personalData !== undefined
  if (isSealed)
    return personalData === undefined ? err(keysAreMissing) : readySealed(ports, personalData, stream, decided)
  const digest = commandDigest(hasher, decided.command)
  return ok({ digest, toAppend: sealDecision(hasher, stream, { ...decided, digest }), isSealed })
}

/** Tells whether a command is the one that a digest in its stream was made of. */
export const isSameCommand = async (
  { hasher, personalData }: ReadyPorts,
  stream: CommunityStream,
  command: CommunityCommand,
  digest: string,
): Promise<Result<boolean, StoreFailure>> => {
  if (stream.isSealed !== true) return ok(commandDigest(hasher, command) === digest)
  if (personalData === undefined) return err(keysAreMissing)
  const keys = await personalData.keysOfAll(addressesInCommand(command))
  return keys.map((known) => known !== undefined && digestBy(hasher, command, { keys: known }) === digest)
}
