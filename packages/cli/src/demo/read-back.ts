import {
  type CommunityEvent,
  type CommunityId,
  communityEventOf,
  communityStreamId,
  describeEvent,
  type EventEnvelope,
  type EventStore,
  fold,
  genesisDigest,
  type Hasher,
  openEvent,
  type UnknownEvent,
} from '@community-handshake/domain'
import { ok } from 'neverthrow'
import type { Narrator } from './narrator.js'

interface Told {
  readonly envelope: EventEnvelope
  readonly event: CommunityEvent | UnknownEvent
  readonly digest: string
}

const tell = (narrator: Narrator, history: readonly Told[]): void => {
  let previous = genesisDigest
  for (const { envelope, event, digest } of history) {
    const { occurredAt, previousDigest } = envelope.metadata
    const said = `${envelope.revision}  ${occurredAt}  ${envelope.type.padEnd(18)}  ${describeEvent(event)}`
    narrator.step(said, previousDigest === previous, 'the digest chain is broken')
    previous = digest
  }
}

/** Reads a community's history from the store, checks its digest chain, and folds it into the members it adds up to. */
export const readBack = async (
  { store, hasher }: { readonly store: EventStore; readonly hasher: Hasher },
  communityId: CommunityId,
  expectedMembers: readonly string[],
  narrator: Narrator,
): Promise<void> => {
  const history: Told[] = []
  const read = await store.readStream(communityStreamId(communityId)).andThen((stored) => {
    for (const one of stored) {
      const opened = openEvent(hasher, one).andThen((envelope) =>
        communityEventOf(envelope, one).map((event) => ({ envelope, event, digest: one.digest })),
      )
      if (opened.isErr()) return opened.map(() => undefined)
      history.push(opened.value)
    }
    return ok(undefined)
  })
  narrator.step(
    'The history is read from the SQLite file; every digest fits its event',
    read.isOk(),
    read.isErr() ? read.error.message : '',
  )
  tell(narrator, history)
  const state = fold(history.map(({ event }) => event))
  const members = state.kind === 'Community' ? [...state.members.keys()].sort() : []
  narrator.step(
    `Folded again, it gives the members ${members.join(' and ')}`,
    members.join() === [...expectedMembers].sort().join(),
    members.join(),
  )
}
