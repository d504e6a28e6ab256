import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { communityHandshake, fold, genesisDigest, openEvent } from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { type FaultyStore, faultyStore } from '../support/memory-store.js'
import { person } from '../support/people.js'
import { valueIn } from '../support/results.js'
import { accept, communityId, confirm, create, invite, later, monday } from '../support/samples.js'

const backoff = { pause: async () => undefined }
const processOn = (store: FaultyStore) => communityHandshake({ store, hasher, backoff, keptCommunities: 2 })

const assertChained = (store: FaultyStore): void => {
  let previous = genesisDigest
  store.all.forEach((stored, index) => {
    const { revision, metadata } = valueIn(openEvent(hasher, stored))
    assert.is(revision, index)
    assert.is(metadata.previousDigest, previous)
    previous = stored.digest
  })
}

test('commands of two processes at once all take effect, at revisions without a gap, in one chain', async () => {
  const store = faultyStore()
  const [here, there] = [processOn(store), processOn(store)]
  assert.ok((await here.execute(create())).isOk())
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_none, index) =>
      (index % 2 === 0 ? here : there).execute(
        invite({ number: index + 1, recipient: person(`admin${index}`, 'partner').email }),
      ),
    ),
  )
  const revisions = outcomes.map((outcome) => Number(valueIn(outcome).revision)).sort((one, two) => one - two)
  assert.equal(
    revisions,
    Array.from({ length: 50 }, (_none, index) => index + 1),
  )
  assertChained(store)
  for (const process of [here, there]) {
    const state = valueIn(await process.read(communityId))
    assert.ok(state.kind === 'Community' && state.invitations.size === 50)
  }
})

test('one command in four processes at once, each at its own time, is one event and one outcome', async () => {
  const store = faultyStore()
  const processes = Array.from({ length: 4 }, () => processOn(store))
  assert.ok((await processOn(store).execute(create())).isOk())
  const command = invite()
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, (_none, round) =>
      processes.map((process, index) => process.execute({ ...command, now: later(monday, round * 4 + index) })),
    ).flat(),
  )
  const told = outcomes.map((outcome) => valueIn(outcome))
  assert.is(told.length, 20)
  assert.is(store.all.length, 2)
  assert.is(told.filter(({ repeated }) => !repeated).length, 1)
  for (const { events } of told) assert.equal(events, told[0]?.events)
  assertChained(store)
})

test('of two confirmations at once one takes effect, the other tells by whom and when', async () => {
  const store = faultyStore()
  const [here, there] = [processOn(store), processOn(store)]
  for (const command of [create(), invite(), accept()]) assert.ok((await here.execute(command)).isOk())
  assert.ok((await there.read(communityId)).isOk())
  const outcomes = await Promise.all([here.execute(confirm()), there.execute(confirm())])
  const refused = outcomes.flatMap((outcome) => (outcome.isErr() ? [outcome.error] : []))
  assert.is(refused.length, 1)
  assert.match(JSON.stringify(refused), /"already-confirmed".*"confirmedAt"/)
  assert.is(store.all.length, 4)
})

test('an append whose answer was lost is repeated to the byte, at the same place', async () => {
  const store = faultyStore()
  const asked: unknown[] = []
  const handshake = communityHandshake({
    store: {
      ...store,
      append: (streamId, expected, events) => {
        asked.push([streamId, expected, structuredClone(events)])
        return store.append(streamId, expected, events)
      },
    },
    hasher,
    backoff,
  })
  assert.ok((await handshake.execute(create())).isOk())
  store.faults.push('unknown-not-stored', 'unknown-but-stored')
  assert.not.ok(valueIn(await handshake.execute(invite())).repeated)
  assert.is(asked.length, 4)
  assert.equal(asked[2], asked[1])
  assert.equal(asked[3], asked[1])
  assertChained(store)
})

test('where every answer was lost but the event was stored, a process that knows the stream finds it', async () => {
  const store = faultyStore()
  const handshake = processOn(store)
  assert.ok((await handshake.execute(create())).isOk())
  store.faults.push(...Array.from({ length: 5 }, () => 'unknown-but-stored' as const))
  const outcome = valueIn(await handshake.execute(invite()))
  assert.is(outcome.revision, 1n)
  assert.is(store.all.length, 2)
})

test('the state handed out is what folding the stored events gives', async () => {
  const store = faultyStore()
  const handshake = processOn(store)
  const events = []
  for (const command of [create(), invite(), accept(), confirm()])
    events.push(...valueIn(await handshake.execute(command)).events)
  assert.equal(valueIn(await handshake.read(communityId)), fold(events))
  assert.equal(valueIn(await processOn(store).read(communityId)), fold(events))
})

test.run()
