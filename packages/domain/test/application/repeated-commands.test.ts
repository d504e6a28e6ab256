import { errAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { commandDigest } from '../../src/application/command-digest.js'
import {
  type CommunityCommand,
  type CorrelationId,
  communityHandshake,
  communityStreamId,
  type EventId,
  emptyStreamEnd,
  sealEvents,
} from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { faultyStore } from '../support/memory-store.js'
import { ada, alan, bela } from '../support/people.js'
import { failureIn, valueIn } from '../support/results.js'
import { communityId, create, historyOf, invite, later, monday } from '../support/samples.js'

const backoff = { pause: async () => undefined }

test('when and under which id a command came makes no difference to its digest, who asks for what does', () => {
  const command = invite()
  const digest = commandDigest(hasher, command)
  assert.match(digest, /^[0-9a-f]{64}$/)
  const same = [{ ...command, now: later(monday, 1) }, { ...invite() }, { ...command, actor: { ...ada, roles: [] } }]
  for (const one of same) assert.is(commandDigest(hasher, one), digest)
  const others: readonly CommunityCommand[] = [
    { ...command, actor: alan },
    { ...command, actor: { ...ada, tenantId: bela.tenantId } },
    { ...command, recipient: alan.email },
    invite({ number: 2 }),
  ]
  for (const other of others) assert.is.not(commandDigest(hasher, other), digest)
})

test('an event that was damaged after it was read is told when its command is repeated', async () => {
  const store = faultyStore()
  const handshake = communityHandshake({ store, hasher, backoff })
  assert.ok((await handshake.execute(create())).isOk())
  const command = invite()
  assert.ok((await handshake.execute(command)).isOk())
  const [, second] = store.all
  assert.ok(second)
  store.all[1] = { ...second, text: second.text.replace('bela', 'mala') }
  assert.is(failureIn(await handshake.execute(command)).kind, 'history-damaged')
})

test('an event that was lost after it was read is told when its command is repeated', async () => {
  const store = faultyStore()
  const handshake = communityHandshake({ store, hasher, backoff })
  assert.ok((await handshake.execute(create())).isOk())
  const command = invite()
  assert.ok((await handshake.execute(command)).isOk())
  store.all.pop()
  const failure = failureIn(await handshake.execute(command))
  assert.ok(failure.kind === 'store-failure' && failure.reason === 'damaged')
  assert.match(failure.message, /has lost events that were read before\. Restore/)
  assert.is(store.all.length, 1)
})

test('a command that led to several events is told with all of them', async () => {
  const store = faultyStore()
  const command = create()
  const streamId = communityStreamId(communityId)
  const metadata = {
    commandId: command.commandId,
    commandDigest: commandDigest(hasher, command),
    correlationId: 'one-request' as CorrelationId,
    causationId: null,
    actor: ada,
    occurredAt: monday,
  }
  const events = historyOf(command, invite())
  const toSeal = events.map(({ type, data }, index) => {
    const id = `01890a5d-ac96-7003-8000-00000000000${index}` as EventId
    return { id, type, schemaVersion: 1, data, metadata: { ...metadata, actor: { ...ada, roles: [...ada.roles] } } }
  })
  const sealed = sealEvents(hasher, streamId, emptyStreamEnd, toSeal)
  const appended = valueIn(await store.append(streamId, 'no_stream', sealed))
  const again = valueIn(await communityHandshake({ store, hasher, backoff }).execute(command))
  assert.equal(again.events, events)
  assert.equal([again.revision, again.position, again.repeated], [1n, appended.position, true])
})

test('a store that went away between a command and its repetition is told', async () => {
  const store = faultyStore()
  let isAway = false
  const away = { kind: 'store-failure', reason: 'unavailable', message: 'away' } as const
  const handshake = communityHandshake({
    store: { ...store, readStream: (...args) => (isAway ? errAsync(away) : store.readStream(...args)) },
    hasher,
    backoff,
  })
  assert.ok((await handshake.execute(create())).isOk())
  const command = invite()
  assert.ok((await handshake.execute(command)).isOk())
  isAway = true
  assert.equal(failureIn(await handshake.execute(command)), away)
})

test('a command id of a stream that this software does not understand tells nobody anything', async () => {
  const store = faultyStore()
  const command = create()
  const streamId = communityStreamId(communityId)
  const sealed = sealEvents(hasher, streamId, emptyStreamEnd, [
    {
      id: '01890a5d-ac96-7003-8000-000000000001' as EventId,
      type: 'CommunityFounded',
      schemaVersion: 1,
      data: {},
      metadata: {
        commandId: command.commandId,
        commandDigest: commandDigest(hasher, command),
        correlationId: 'newer' as CorrelationId,
        causationId: null,
        actor: null,
        occurredAt: monday,
      },
    },
  ])
  assert.ok((await store.append(streamId, 'no_stream', sealed)).isOk())
  const handshake = communityHandshake({ store, hasher, backoff })
  for (const asked of [command, { ...command, actor: alan }])
    assert.equal(failureIn(await handshake.execute(asked)), {
      kind: 'refusal',
      code: 'community-not-found',
      state: 'NoCommunity',
      facts: {},
    })
})

test.run()
