import { errAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type CommunityHandshake,
  communityHandshake,
  genesisDigest,
  openEvent,
  parseCorrelationId,
} from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { type FaultyStore, faultyStore } from '../support/memory-store.js'
import { ada, alan, bela, carla, person } from '../support/people.js'
import { failureIn, valueIn } from '../support/results.js'
import { accept, communityId, confirm, create, invite, later, monday } from '../support/samples.js'

const pauses: number[] = []
const backoff = { pause: async (attempt: number) => void pauses.push(attempt) }
const openOn = (store: FaultyStore, keptCommunities = 10): CommunityHandshake =>
  communityHandshake({ store, hasher, backoff, keptCommunities })

const typesIn = (store: FaultyStore): readonly string[] => store.all.map(({ type }) => type)

test('a whole handshake leaves four events in one unbroken chain', async () => {
  const store = faultyStore()
  const handshake = openOn(store)
  for (const command of [create(), invite(), accept(), confirm()]) assert.ok((await handshake.execute(command)).isOk())
  assert.equal(typesIn(store), ['CommunityCreated', 'TenantInvited', 'InvitationAccepted', 'TenantConfirmed'])
  let previous = genesisDigest
  for (const stored of store.all) {
    const { metadata } = valueIn(openEvent(hasher, stored))
    assert.is(metadata.previousDigest, previous)
    previous = stored.digest
  }
})

test('who, when, by which command and because of what is recorded', async () => {
  const store = faultyStore()
  const handshake = openOn(store)
  const command = create()
  const correlationId = valueIn(parseCorrelationId('request-1'))
  assert.ok((await handshake.execute(command, { correlationId })).isOk())
  const [stored] = store.all
  assert.ok(stored)
  const { metadata } = valueIn(openEvent(hasher, stored))
  assert.equal(metadata.actor, ada)
  assert.is(metadata.occurredAt, monday)
  assert.is(metadata.commandId, command.commandId)
  assert.is(metadata.correlationId, 'request-1')
  assert.is(metadata.causationId, null)
})

test('the same command id gives the same outcome and no second event: at once, late, and after a restart', async () => {
  const store = faultyStore()
  const handshake = openOn(store)
  assert.ok((await handshake.execute(create())).isOk())
  const command = invite()
  const first = valueIn(await handshake.execute(command))
  const again = valueIn(await handshake.execute({ ...command, now: later(monday, 5) }))
  assert.ok((await handshake.execute(accept())).isOk())
  const late = valueIn(await handshake.execute(command))
  const restarted = valueIn(await openOn(store).execute(command))
  for (const outcome of [again, late, restarted]) {
    assert.equal(outcome.events, first.events)
    assert.is(outcome.revision, first.revision)
    assert.is(outcome.position, first.position)
    assert.ok(outcome.repeated)
  }
  assert.not.ok(first.repeated)
  assert.is(store.all.length, 3)
})

test('twenty times the same command at once is one event', async () => {
  const store = faultyStore()
  const handshake = openOn(store)
  assert.ok((await handshake.execute(create())).isOk())
  const command = invite()
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => handshake.execute(command)))
  assert.ok(outcomes.every((outcome) => outcome.isOk()))
  assert.is(store.all.length, 2)
})

test('the same command at once in two processes is one event', async () => {
  const store = faultyStore()
  assert.ok((await openOn(store).execute(create())).isOk())
  const command = invite()
  const processes = [openOn(store), openOn(store)]
  for (const one of processes) assert.ok((await one.read(communityId)).isOk())
  const outcomes = await Promise.all(
    processes.map((one, index) => one.execute({ ...command, now: later(monday, index) })),
  )
  assert.equal(outcomes.map((outcome) => valueIn(outcome).repeated).sort(), [false, true])
  assert.is(store.all.length, 2)
  for (const one of processes) assert.ok((await one.execute(accept())).isOk() || store.all.length === 3)
})

test('a command id that was used for something else is refused, and a stranger learns nothing of it', async () => {
  const store = faultyStore()
  const handshake = openOn(store)
  assert.ok((await handshake.execute(create())).isOk())
  const command = invite()
  assert.ok((await handshake.execute(command)).isOk())
  const other = await handshake.execute(invite({ commandId: command.commandId, recipient: carla.email }))
  assert.equal(failureIn(other), { kind: 'refusal', code: 'command-id-reused', state: 'Open', facts: {} })
  const byAlan = await handshake.execute({ ...command, actor: alan })
  assert.match(JSON.stringify(failureIn(byAlan)), /command-id-reused/)
  const byStranger = await handshake.execute({ ...command, actor: carla })
  assert.match(JSON.stringify(failureIn(byStranger)), /community-not-found/)
  assert.is(store.all.length, 2)
})

test('what another process decided in between is seen before a refusal is given', async () => {
  const store = faultyStore()
  const [here, there] = [openOn(store), openOn(store)]
  assert.ok((await here.execute(create())).isOk())
  assert.ok((await here.execute(invite())).isOk())
  assert.ok((await there.execute(accept())).isOk())
  assert.ok((await here.execute(confirm())).isOk(), 'on the old state it would have been refused: not accepted')
})

test('what another process decided in between is seen before an event is added', async () => {
  const store = faultyStore()
  const [here, there] = [openOn(store), openOn(store)]
  assert.ok((await here.execute(create())).isOk())
  assert.ok((await here.execute(invite())).isOk())
  assert.ok((await there.execute(accept())).isOk())
  const late = await here.execute(accept({ actor: carla, linkGeneration: 1 }))
  assert.match(JSON.stringify(failureIn(late)), /already-accepted/)
  assert.is(store.all.length, 3)
})

test('whoever is overtaken decides again, but not for ever', async () => {
  const store = faultyStore()
  const [here, there] = [openOn(store), openOn(store)]
  assert.ok((await here.execute(create())).isOk())
  assert.ok((await there.read(communityId)).isOk())
  let number = 100
  let isOther = false
  store.beforeAppend = async () => {
    if (isOther) return
    isOther = true
    number += 1
    const { email } = person(`admin${number}`, 'partner')
    assert.ok((await there.execute(invite({ number, recipient: email }))).isOk())
    isOther = false
  }
  const failure = failureIn(await here.execute(invite()))
  assert.is(failure.kind, 'contention')
  store.beforeAppend = async () => undefined
  assert.ok((await here.execute(invite())).isOk(), 'trying again helps')
})

for (const fault of ['unknown-but-stored', 'unknown-not-stored'] as const)
  test(`a lost answer (${fault}) is asked for with the same events`, async () => {
    const store = faultyStore()
    const handshake = openOn(store)
    store.faults.push(fault, fault)
    const outcome = await handshake.execute(create())
    assert.ok(outcome.isOk())
    assert.is(store.all.length, 1)
    assert.is(store.appends, 3)
    assert.ok((await handshake.execute(invite())).isOk(), 'and the chain goes on')
  })

test('a store that is away is told, nothing is stored, and the next try works', async () => {
  const store = faultyStore()
  const handshake = openOn(store)
  store.faults.push('unavailable')
  const failure = failureIn(await handshake.execute(create()))
  assert.ok(failure.kind === 'store-failure' && failure.reason === 'unavailable')
  assert.is(store.all.length, 0)
  assert.ok((await handshake.execute(create())).isOk())
})

test('an unknown outcome that stays unknown is told as such', async () => {
  const store = faultyStore()
  store.faults.push(...Array.from({ length: 5 }, () => 'unknown-not-stored' as const))
  const failure = failureIn(await openOn(store).execute(create()))
  assert.ok(failure.kind === 'store-failure' && failure.reason === 'unknown-outcome')
})

test('a revision that was asked for is demanded of those who may see it', async () => {
  const store = faultyStore()
  const handshake = openOn(store)
  assert.ok((await handshake.execute(create())).isOk())
  assert.ok((await handshake.execute(invite(), { ifRevision: 0 })).isOk())
  const next = invite({ number: 2, recipient: carla.email })
  const facts = { expectedRevision: 0, currentRevision: 1 }
  const failure = failureIn(await handshake.execute(next, { ifRevision: 0 }))
  assert.equal(failure, { kind: 'refusal', code: 'revision-changed', state: 'Open', facts })
  const stranger = await handshake.execute({ ...next, actor: carla }, { ifRevision: 0 })
  assert.match(JSON.stringify(failureIn(stranger)), /community-not-found/)
})

test('damage is told with the place, and nothing is added to it', async () => {
  const store = faultyStore()
  assert.ok((await openOn(store).execute(create())).isOk())
  assert.ok((await openOn(store).execute(invite())).isOk())
  const [, second] = store.all
  assert.ok(second)
  store.all[1] = { ...second, text: second.text.replace('bela', 'mala') }
  const told = [failureIn(await openOn(store).execute(accept())), failureIn(await openOn(store).read(communityId))]
  for (const failure of told) {
    assert.ok(failure.kind === 'history-damaged')
    assert.is(failure.revision, 1n)
  }
  assert.is(store.all.length, 2)
})

test('a gap or a broken link in the chain is damage too', async () => {
  const store = faultyStore()
  for (const command of [create(), invite(), accept()]) assert.ok((await openOn(store).execute(command)).isOk())
  const [first, second, third] = store.all
  assert.ok(first && second && third)
  store.all.splice(0, 3, first, third)
  assert.is(failureIn(await openOn(store).read(communityId)).kind, 'history-damaged')
  const text = second.text.replace(first.digest, genesisDigest)
  store.all.splice(0, 2, first, { ...second, text, digest: hasher.sha256(text) })
  assert.match(failureIn(await openOn(store).read(communityId)).message, /digest chain/)
})

test('fifty commands at once on one community all take effect, one after the other', async () => {
  const store = faultyStore()
  const handshake = openOn(store)
  assert.ok((await handshake.execute(create())).isOk())
  const commands = Array.from({ length: 50 }, (_, index) => {
    const { email } = person(`admin${index}`, 'partner')
    return invite({ number: index + 10, recipient: email })
  })
  const outcomes = await Promise.all(commands.map((command) => handshake.execute(command)))
  assert.equal(
    outcomes.map((outcome) => valueIn(outcome).revision).sort((one, other) => Number(one - other)),
    Array.from({ length: 50 }, (_, index) => BigInt(index + 1)),
  )
  assert.is(store.appends, 51, 'nobody was overtaken within one process')
})

test('a community that was dropped from memory is read again', async () => {
  const store = faultyStore()
  const handshake = openOn(store, 1)
  assert.ok((await handshake.execute(create())).isOk())
  const others = Array.from({ length: 5 }, (_, index) => ({
    ...create(),
    communityId: communityId.replace(/.$/, String(index + 2)) as typeof communityId,
  }))
  for (const other of others) assert.ok((await handshake.execute(other)).isOk())
  for (const command of [invite(), accept(), confirm()]) assert.ok((await handshake.execute(command)).isOk())
  const state = valueIn(await handshake.read(communityId))
  assert.ok(state.kind === 'Community' && state.members.has(bela.tenantId))
})

test('a long history is read in pages', async () => {
  const store = faultyStore()
  const handshake = openOn(store)
  assert.ok((await handshake.execute(create({ policy: { pendingLimit: 10_000, senderDailyLimit: 10_000 } }))).isOk())
  for (let number = 1; number <= 1200; number += 1) {
    const { email } = person(`admin${number}`, 'partner')
    assert.ok((await handshake.execute(invite({ number, recipient: email }))).isOk())
  }
  const state = valueIn(await openOn(store).read(communityId))
  assert.ok(state.kind === 'Community' && state.invitations.size === 1200)
})

test('a host’s own command that its schema forbids is told, not stored', async () => {
  const store = faultyStore()
  const handshake = openOn(store)
  assert.ok((await handshake.execute(create())).isOk())
  const failure = failureIn(await handshake.execute({ ...invite(), recipientAsTyped: 'x'.repeat(400) }))
  assert.is(failure.kind, 'invalid-input')
  assert.is(store.all.length, 1)
})

test('creating under an id that is taken is found out without reading first', async () => {
  const store = faultyStore()
  assert.ok((await openOn(store).execute(create())).isOk())
  const again = await openOn(store).execute(create({ actor: alan }))
  assert.match(JSON.stringify(failureIn(again)), /community-id-taken/)
  assert.is(store.all.length, 1)
})

test('a store that cannot be read is told', async () => {
  const store = faultyStore()
  const away = { kind: 'store-failure', reason: 'unavailable', message: 'away' } as const
  const handshake = openOn({ ...store, readStream: () => errAsync(away) })
  assert.equal(failureIn(await handshake.read(communityId)), away)
  assert.equal(failureIn(await handshake.execute(invite())), away)
})

test.run()
