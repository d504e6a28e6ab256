import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { noEarlierThan } from '../../src/application/no-earlier-than.js'
import { communityHandshake, millisecondsOf, openEvent, type Timestamp, timestampOf } from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { type FaultyStore, faultyStore } from '../support/memory-store.js'
import { alan } from '../support/people.js'
import { valueIn } from '../support/results.js'
import { create, invite, monday } from '../support/samples.js'

const backoff = { pause: async () => undefined }
const earlier = (milliseconds: number): Timestamp => timestampOf(millisecondsOf(monday) - milliseconds)

const timesIn = (store: FaultyStore): readonly string[] =>
  store.all.map((stored) => valueIn(openEvent(hasher, stored)).metadata.occurredAt)

const invitedAt = async (now: Timestamp): Promise<FaultyStore> => {
  const store = faultyStore()
  const handshake = communityHandshake({ store, hasher, backoff })
  valueIn(await handshake.execute({ ...create(), now: monday }))
  const { events } = valueIn(await handshake.execute({ ...invite(), now }))
  const [event] = events
  assert.ok(event?.type === 'TenantInvited')
  assert.is(event.data.issuedAt, timesIn(store)[1])
  return store
}

test('a server whose clock is a little behind does not turn the history around', async () => {
  assert.equal(timesIn(await invitedAt(earlier(40))), [monday, monday])
})

test('a clock that is far behind is recorded as it was, for an audit to show', async () => {
  const now = earlier(3_600_000)
  assert.equal(timesIn(await invitedAt(now)), [monday, now])
})

test('it is the same after the history was read again', async () => {
  const store = await invitedAt(monday)
  const again = communityHandshake({ store, hasher, backoff })
  valueIn(await again.execute({ ...invite({ number: 2, recipient: alan.email }), now: earlier(5) }))
  assert.equal(timesIn(store), [monday, monday, monday])
})

test('the time of a command is never put back, and put forward by a minute at most', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.nat(10_000_000), (latestMs, nowMs) => {
      const [latest, now] = [timestampOf(latestMs), timestampOf(nowMs)]
      const given = millisecondsOf(noEarlierThan(latest, now))
      assert.ok(given >= nowMs && given - nowMs <= 60_000)
      assert.ok(given === nowMs || given === latestMs)
      assert.is(given < latestMs, latestMs - nowMs > 60_000)
    }),
  )
})

test.run()
