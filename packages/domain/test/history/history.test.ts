import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  canonicalJson,
  communityEventOf,
  communityIdFor,
  communityStreamId,
  eventCatalogue,
  eventIdFor,
  fold,
  genesisDigest,
  invitationIdFor,
  openEvent,
  parseCommandId,
  type StoredEvent,
} from '../../src/index.js'
import { historyV1 } from '../fixtures/history-v1.js'
import { storedHistoryV1 } from '../fixtures/stored-history-v1.js'
import { hasher } from '../support/hasher.js'
import { ada, bela } from '../support/people.js'
import { failureIn, valueIn } from '../support/results.js'
import { communityId, monday, newCommandId } from '../support/samples.js'

const stored = historyV1

const openAll = (events: readonly StoredEvent[]) =>
  events.map((one) =>
    valueIn(
      openEvent(hasher, one).andThen((envelope) =>
        communityEventOf(envelope, one).map((event) => ({ envelope, event })),
      ),
    ),
  )

test('the history of the first release is read: digests, chain, events, fold', () => {
  const opened = openAll(stored)
  assert.equal(new Set(opened.map(({ event }) => event.type)), new Set(Object.keys(eventCatalogue)))
  const previous = [genesisDigest, ...stored.map(({ digest }) => digest)]
  opened.forEach(({ envelope }, index) => {
    assert.is(envelope.metadata.previousDigest, previous[index])
  })
  const state = fold(opened.map(({ event }) => event))
  assert.ok(state.kind === 'Community')
  assert.equal([...state.members.keys()], [ada.tenantId])
  assert.equal([state.name, state.description, state.language], ['Grid of the north', 'Wind and water', undefined])
  assert.equal(
    Array.from(state.invitations.values(), ({ status }) => status.name),
    ['Confirmed', 'Declined', 'Withdrawn', 'Refused', 'Revoked', 'Confirmed', 'Expired'],
  )
  assert.is(state.closed?.closedBy.email, ada.email)
})

// Until the first release this may change together with the file; afterwards an upgrade must still recognise
// a repeated command, so the digests and ids that old commands lead to must stay.
test('the commands of the first release still lead to the same texts, ids and digests', async () => {
  assert.equal(await storedHistoryV1(), stored)
})

test('a digest is the SHA-256 of the text as it stands', () => {
  for (const { text, digest } of stored) assert.is(hasher.sha256(text), digest)
})

test('texts are canonical: writing what was read gives the same text', () => {
  for (const { text } of stored) assert.is(canonicalJson(JSON.parse(text)), text)
})

test('no character of a stored event can be changed unnoticed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...stored), fc.nat(), fc.constantFrom('0', 'x', '"', ' '), (event, at, character) => {
      const index = at % event.text.length
      const text = event.text.slice(0, index) + character + event.text.slice(index + 1)
      if (text === event.text) return
      const failure = failureIn(openEvent(hasher, { ...event, text }))
      assert.is(failure.kind, 'history-damaged')
      assert.is(failure.revision, event.revision)
      assert.match(failure.message, /was changed after it was written\. Restore/)
    }),
  )
})

test('an event that was moved, renamed or forged with a fresh digest is noticed', () => {
  const [first, second] = stored
  assert.ok(first && second)
  const forged = (text: string): StoredEvent => ({ ...first, text, digest: hasher.sha256(text) })
  const cases: readonly [StoredEvent, RegExp][] = [
    [{ ...first, revision: 1n }, /does not belong where it is stored/],
    [{ ...first, streamId: `${first.streamId}0` }, /does not belong/],
    [{ ...first, id: second.id }, /does not belong/],
    [{ ...first, type: 'TenantInvited' }, /does not belong/],
    [forged('{'), /is not JSON/],
    [forged('{"id":1}'), /is not an event/],
    [forged('null'), /is not an event/],
  ]
  for (const [event, says] of cases) assert.match(failureIn(openEvent(hasher, event)).message, says)
})

test('data that contradicts its schema is damage; a newer version or type is unknown', () => {
  const [first] = stored
  assert.ok(first)
  const envelope = valueIn(openEvent(hasher, first))
  assert.match(failureIn(communityEventOf({ ...envelope, data: {} }, first)).message, /contradicts its schema/)
  const unknown = { type: 'Unknown', storedType: 'CommunityCreated', storedVersion: 2 }
  assert.equal(valueIn(communityEventOf({ ...envelope, schemaVersion: 2 }, first)), unknown)
  const renamed = { ...envelope, type: 'toString' }
  assert.is(valueIn(communityEventOf(renamed, first)).type, 'Unknown')
})

test('canonical JSON is that of RFC 8785', () => {
  // Section 3.2.2 and 3.2.3, and the numbers of appendix B.
  const literals = { numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27], literals: [null, true, false] }
  assert.is(
    canonicalJson({ string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', ...literals }),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
  const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
  assert.is(canonicalJson(keys), '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
  assert.is(canonicalJson([-0, 1e21, 5e-324, 9007199254740992]), '[0,1e+21,5e-324,9007199254740992]')
  for (const wrong of [undefined, { a: Number.NaN }, { a: 1n }, { a: () => 1 }])
    assert.throws(() => canonicalJson(wrong))
})

test('the order of keys and absent fields make no difference to a canonical text', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse())
      assert.is(canonicalJson({ ...turned, '\uffff-absent': undefined }), canonicalJson(value))
    }),
  )
})

test('derived ids are UUIDs of version 8 that sort in the time of a version 7 command', () => {
  const uuid8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  const early = valueIn(parseCommandId('01890a5d-ac96-774b-bcce-b302099a8057'))
  const late = valueIn(parseCommandId('01890a5d-ac97-7000-8000-000000000000'))
  const random = valueIn(parseCommandId('5f0a3c6e-8d7b-4c1a-9e2f-3b4c5d6e7f80'))
  for (const id of [early, late, random]) assert.match(communityIdFor(hasher, id, ada.tenantId), uuid8)
  assert.ok(communityIdFor(hasher, early, ada.tenantId) < communityIdFor(hasher, late, ada.tenantId))
  const place = {
    streamId: communityStreamId(communityId),
    previousDigest: genesisDigest,
    occurredAt: monday,
    index: 0,
  }
  const ids = [
    communityIdFor(hasher, early, ada.tenantId),
    communityIdFor(hasher, early, bela.tenantId),
    invitationIdFor(hasher, early, communityId),
    eventIdFor(hasher, early, place),
    eventIdFor(hasher, early, { ...place, index: 1 }),
    eventIdFor(hasher, newCommandId(), place),
  ]
  assert.is(new Set<string>(ids).size, ids.length)
  assert.is(eventIdFor(hasher, early, place), eventIdFor(hasher, early, { ...place }))
})

test.run()
