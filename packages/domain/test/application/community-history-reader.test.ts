import { errAsync, okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type CommunityId,
  communityAsOf,
  type HistoryPorts,
  plainState,
  readHistory,
  type StoredEvent,
} from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import type { FaultyStore } from '../support/memory-store.js'
import { ada, bela } from '../support/people.js'
import { failureIn, valueIn } from '../support/results.js'
import { days, later, monday, communityId as nobodys } from '../support/samples.js'
import { openService } from '../support/service.js'

const asAda = { actor: ada }

/** A community that is renamed once a day: its history is as long as `renamed` says, and one. */
const openRenamed = async (renamed: number) => {
  const { service, clock, store, handshake } = openService()
  const { communityId } = valueIn(await service.createCommunity(asAda, { name: 'Day 0' }))
  for (let day = 1; day <= renamed; day += 1) {
    clock.time = later(monday, days(day))
    valueIn(await service.changeCommunityDetails(asAda, { communityId, name: `Day ${day}` }))
  }
  const ports: HistoryPorts = { store, hasher }
  return { ports, store, communityId, service, clock, handshake }
}

const nameAt = async (ports: HistoryPorts, id: CommunityId, point: Parameters<typeof communityAsOf>[2]) => {
  const { state } = valueIn(await communityAsOf(ports, id, point))
  return state.kind === 'Community' ? state.name : state.kind
}

const failed = async (ports: HistoryPorts, id: CommunityId, from = 0): Promise<string> => {
  const failure = failureIn(await readHistory(ports, id, { from }))
  assert.is(failure.kind, 'history-damaged')
  return failure.message
}

/** The same store with one event of it replaced, or left out. */
const withChanged = (store: FaultyStore, revision: number, change: (stored: StoredEvent) => StoredEvent[]) => ({
  hasher,
  store: {
    readStream: (streamId: string, { from = 0n, limit = 1000 } = {}) => {
      const stream = store.all.filter((event) => event.streamId === streamId)
      const seen = stream.flatMap((event) => (event.revision === BigInt(revision) ? change(event) : [event]))
      return okAsync(seen.filter((event) => event.revision >= from).slice(0, limit))
    },
  },
})

test('a history is read page by page, each event with what is recorded about it', async () => {
  const { ports, communityId, store } = await openRenamed(5)
  const first = valueIn(await readHistory(ports, communityId, { limit: 4 }))
  const rest = valueIn(await readHistory(ports, communityId, { from: 4, limit: 4 }))
  const read = [...first, ...rest]
  assert.equal(
    read.map(({ envelope }) => envelope.revision),
    [0, 1, 2, 3, 4, 5],
  )
  assert.equal(
    read.map(({ digest, position }) => [digest, position]),
    store.all.map(({ digest, position }) => [digest, position]),
  )
  assert.is(read[5]?.event.type, 'CommunityDetailsChanged')
  assert.is(read[5]?.envelope.metadata.occurredAt, later(monday, days(5)))
  assert.is(read[5]?.envelope.metadata.previousDigest, read[4]?.digest)
})

test('after the end there is nothing, and of a community that does not exist there is nothing either', async () => {
  const { ports, communityId } = await openRenamed(1)
  for (const from of [2, 3, 1000]) assert.equal(valueIn(await readHistory(ports, communityId, { from })), [])
  for (const from of [0, 1]) assert.equal(valueIn(await readHistory(ports, nobodys, { from })), [])
})

test('a revision that is none is refused as invalid', async () => {
  const { ports, communityId } = await openRenamed(1)
  for (const from of [-1, 1.5, Number.NaN, 2 ** 60]) {
    const failure = failureIn(await readHistory(ports, communityId, { from }))
    assert.ok(failure.kind === 'store-failure' && failure.reason === 'invalid', `${from}`)
  }
})

test('a changed text, a gap and a broken chain are damage, also where a page begins after them', async () => {
  const { store, communityId } = await openRenamed(3)
  const changed = withChanged(store, 1, (stored) => [{ ...stored, text: stored.text.replace('Day 1', 'Day 9') }])
  assert.match(await failed(changed, communityId), 'was changed after it was written')
  const missing = withChanged(store, 1, () => [])
  assert.match(await failed(missing, communityId), 'follows a gap')
  const forged = withChanged(store, 1, (stored) => {
    const text = stored.text.replace('Day 1', 'Day 9')
    return [{ ...stored, text, digest: hasher.sha256(text) }]
  })
  assert.match(await failed(forged, communityId), /Event 2 .* does not continue the digest chain/)
  assert.match(await failed(forged, communityId, 2), /Event 2 .* does not continue the digest chain/)
  const headless = withChanged(store, 0, () => [])
  assert.match(await failed(headless, communityId), 'follows a gap')
})

test('as of a time: everything up to that instant, the instant included', async () => {
  const { ports, communityId } = await openRenamed(4)
  const at = (milliseconds: number) => nameAt(ports, communityId, { kind: 'time', time: later(monday, milliseconds) })
  assert.is(await at(-1), 'NoCommunity')
  assert.is(await at(0), 'Day 0')
  assert.is(await at(days(2) - 1), 'Day 1')
  assert.is(await at(days(2)), 'Day 2')
  assert.is(await at(days(400)), 'Day 4')
})

test('as of a time it goes by the order of the history, up to the first later event', async () => {
  const { ports, communityId, service, clock } = await openRenamed(2)
  clock.time = later(monday, days(1))
  valueIn(await service.changeCommunityDetails(asAda, { communityId, name: 'By a clock that is slow' }))
  assert.is(await nameAt(ports, communityId, { kind: 'time', time: later(monday, days(1)) }), 'Day 1')
})

test('as of a revision: that event and all before it; the last one says when that was', async () => {
  const { ports, communityId } = await openRenamed(4)
  const { state, last } = valueIn(await communityAsOf(ports, communityId, { kind: 'revision', revision: 3 }))
  assert.is(state.kind === 'Community' && state.name, 'Day 3')
  assert.is(state.revision, 3)
  assert.is(last?.envelope.metadata.occurredAt, later(monday, days(3)))
  assert.is(await nameAt(ports, communityId, { kind: 'revision', revision: 99 }), 'Day 4')
  const none = valueIn(await communityAsOf(ports, nobodys, { kind: 'end' }))
  assert.equal([none.state.kind, none.last], ['NoCommunity', undefined])
})

test('a long history is walked to its end, and the state is the same as the one that commands are decided on', async () => {
  const { ports, communityId, handshake } = await openRenamed(2001)
  const { state } = valueIn(await communityAsOf(ports, communityId, { kind: 'end' }))
  assert.is(state.revision, 2001)
  assert.equal(plainState(state), plainState(valueIn(await handshake.read(communityId))))
  assert.is(await nameAt(ports, communityId, { kind: 'revision', revision: 1000 }), 'Day 1000')
})

test('the state is the caller’s own: what happens later does not change it', async () => {
  const { ports, communityId, service } = await openRenamed(1)
  const { state } = valueIn(await communityAsOf(ports, communityId, { kind: 'end' }))
  valueIn(await service.inviteTenant(asAda, { communityId, email: bela.email }))
  assert.is(state.kind === 'Community' && state.invitations.size, 0)
})

test('a store that cannot be read says so', async () => {
  const { communityId } = await openRenamed(1)
  const failure = { kind: 'store-failure', reason: 'unavailable', message: 'down' } as const
  const ports = { hasher, store: { readStream: () => errAsync(failure) } }
  assert.equal(failureIn(await readHistory(ports, communityId)), failure)
  assert.equal(failureIn(await communityAsOf(ports, communityId, { kind: 'end' })), failure)
})

test.run()
