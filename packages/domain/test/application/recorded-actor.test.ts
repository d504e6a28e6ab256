import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { communityHandshake, openEvent, parseEventId } from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { faultyStore } from '../support/memory-store.js'
import { ada } from '../support/people.js'
import { valueIn } from '../support/results.js'
import { create } from '../support/samples.js'

test('of the actor only the five known fields are recorded, whatever else the host hands over', async () => {
  const store = faultyStore()
  const handshake = communityHandshake({ store, hasher, backoff: { pause: async () => undefined } })
  const actor = { ...ada, accessToken: 'secret-token', name: 'Ada Lovelace' }
  assert.ok((await handshake.execute(create({ actor }))).isOk())
  const [stored] = store.all
  assert.ok(stored)
  assert.equal(valueIn(openEvent(hasher, stored)).metadata.actor, ada)
  assert.not.match(stored.text, /secret-token|Lovelace/)
})

test('a command that reacts to an event records which', async () => {
  const store = faultyStore()
  const handshake = communityHandshake({ store, hasher, backoff: { pause: async () => undefined } })
  const causationId = valueIn(parseEventId('01890a5d-ac96-8000-8000-000000000001'))
  assert.ok((await handshake.execute(create(), { causationId })).isOk())
  const [stored] = store.all
  assert.ok(stored)
  const { metadata } = valueIn(openEvent(hasher, stored))
  assert.is(metadata.causationId, causationId)
  assert.is(metadata.correlationId, String(metadata.commandId))
})

test.run()
