import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type EventPlace, eventIdFor, genesisDigest } from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { later, monday, newCommandId } from '../support/samples.js'

test('an event has another id at every other place, time and index, and the same at the same', () => {
  const commandId = newCommandId()
  const place: EventPlace = { streamId: 'community-1', previousDigest: genesisDigest, occurredAt: monday, index: 0 }
  const places: readonly EventPlace[] = [
    place,
    { ...place, streamId: 'community-2' },
    { ...place, previousDigest: '1'.repeat(64) },
    { ...place, occurredAt: later(monday, 1) },
    { ...place, index: 1 },
  ]
  const ids = places.map((one) => eventIdFor(hasher, commandId, one))
  assert.is(new Set(ids).size, places.length)
  assert.equal(
    places.map((one) => eventIdFor(hasher, commandId, { ...one })),
    ids,
  )
})

test.run()
