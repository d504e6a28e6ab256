import {
  type CommunityHandshake,
  type CorrelationId,
  communityHandshake,
  communityStreamId,
  type EmailAddress,
  type EventStore,
  emptyStreamEnd,
  eventIdFor,
  type StreamEnd,
  sealEvents,
} from '@community-handshake/domain'
import { memoryEventStore, nodePlatform } from '@community-handshake/eventstore-adapter'
import { type Benchmark, shrunk } from './benchmark.js'
import { administratorOf, inviteCommand } from './handshake-commands.js'
import { compare, type Variant } from './measure.js'
import { sampleCommunityId, sampleHistory } from './sample-history.js'

const platform = nodePlatform()
const sources = { ...platform, now: platform.clock.now, nextCommandId: platform.ids.nextCommandId }
const streamId = communityStreamId(sampleCommunityId)

/** Writes a community with so many invitations into a store, in pieces, as its own commands would have. */
const seed = async (store: EventStore, invitations: number): Promise<void> => {
  const history = sampleHistory(invitations)
  let end: StreamEnd = emptyStreamEnd
  for (let from = 0; from < history.length; from += 5_000) {
    const commandId = platform.ids.nextCommandId()
    const occurredAt = platform.clock.now()
    const place = { streamId, previousDigest: end.digest, occurredAt }
    const actor = administratorOf('aster')
    const metadata = {
      ...{ commandId, occurredAt, actor: { ...actor, roles: [...actor.roles] } },
      commandDigest: platform.hasher.sha256(commandId),
      correlationId: `${commandId}` as CorrelationId,
      causationId: null,
    }
    const events = history.slice(from, from + 5_000).map(({ type, data }, index) => ({
      ...{ type, data, metadata },
      id: eventIdFor(platform.hasher, commandId, { ...place, index }),
      schemaVersion: 1,
    }))
    const sealed = sealEvents(platform.hasher, streamId, end, events)
    const appended = await store.append(streamId, end.revision < 0 ? 'no_stream' : BigInt(end.revision), sealed)
    if (appended.isErr()) throw new Error(appended.error.kind)
    end = { revision: end.revision + events.length, digest: sealed.at(-1)?.digest ?? end.digest }
  }
}

const openCommunity = async (invitations: number): Promise<CommunityHandshake> => {
  const store = memoryEventStore()
  await seed(store, invitations)
  const handshake = communityHandshake({ store, ...platform })
  const read = await handshake.read(sampleCommunityId)
  if (read.isErr()) throw new Error(read.error.kind)
  return handshake
}

let invited = 0
const invite = (name: string, handshake: CommunityHandshake, commands: number): Variant => ({
  name,
  operations: commands,
  run: async () => {
    for (let index = 0; index < commands; index += 1) {
      invited += 1
      const recipient = `new-${invited}@partner.example` as EmailAddress
      const command = inviteCommand(sources, sampleCommunityId, recipient)
      const done = await handshake.execute({ ...command, actor: administratorOf('aster') })
      if (done.isErr()) throw new Error(JSON.stringify(done.error))
    }
  },
})

/** A command on a community with a long history, against the same on a short one. */
export const longCommunityBenchmark: Benchmark = {
  name: 'long',
  about: 'inviting one more tenant to a community with n invitations, against one with 10, commands a second',
  async *lines(effort) {
    const commands = shrunk(1_000, effort)
    for (const invitations of [1_000, 100_000]) {
      const size = shrunk(invitations, effort)
      const short = await openCommunity(10)
      const long = await openCommunity(size)
      const comparison = await compare(
        invite('long', long, commands),
        invite('with 10 invitations', short, commands),
        effort.rounds,
      )
      yield { title: `a community with ${size.toLocaleString('en')} invitations`, comparison, target: 0.5 }
    }
  },
}
