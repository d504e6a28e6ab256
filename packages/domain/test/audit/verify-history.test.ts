import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  canonicalJson,
  type EventEnvelope,
  eventCatalogue,
  type Finding,
  genesisDigest,
  openEvent,
  type StoredEvent,
  verifyHistory,
} from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { mallory } from './mallory.js'
import { everyKindOfCommand, storedHistoryOf } from './scenario.js'

const history = await storedHistoryOf(everyKindOfCommand())

const verified = (events: readonly StoredEvent[]): readonly Finding[] => {
  const verifier = verifyHistory(hasher)
  return events.flatMap((event) => verifier.take(event))
}

const first = (events: readonly StoredEvent[]): string => {
  const [found] = verified(events)
  return found === undefined ? 'nothing' : `${found.code} at ${found.revision}`
}

const replaced = (index: number, change: (event: StoredEvent) => StoredEvent): readonly StoredEvent[] =>
  history.map((event, at) => (at === index ? change(event) : event))

const envelopeOf = (event: StoredEvent): EventEnvelope => {
  const opened = openEvent(hasher, event)
  if (opened.isErr()) throw new Error(opened.error.message)
  return opened.value
}

test('a history with every kind of event is whole, and every event of it was permitted', () => {
  assert.equal(new Set(history.map(({ type }) => type)), new Set(Object.keys(eventCatalogue)))
  assert.equal(verified(history), [])
})

test('what was verified is counted', () => {
  const verifier = verifyHistory(hasher)
  for (const event of replaced(3, (one) => ({ ...one, digest: genesisDigest }))) verifier.take(event)
  const { events, streams, errors, warnings } = verifier.soFar()
  assert.equal({ events, streams, warnings }, { events: history.length, streams: 1, warnings: 0 })
  assert.ok(errors >= 1)
})

test('any single character changed in any text is found, at its event', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 94 }), (which, where, shift) => {
      const index = which % history.length
      const changed = replaced(index, (event) => {
        const at = where % event.text.length
        const code = ((event.text.charCodeAt(at) - 32 + shift) % 95) + 32
        return { ...event, text: event.text.slice(0, at) + String.fromCharCode(code) + event.text.slice(at + 1) }
      })
      assert.is(first(changed), `digest-mismatch at ${index}`)
    }),
    { numRuns: 2000 },
  )
})

test('a time that is none is found, in the metadata as in the data, and the verification goes on', () => {
  const times = [
    '2026-01-41T09:00:00.000Z',
    '2026-13-31T09:00:00.000Z',
    '2026-01-31T24:00:00.000Z',
    '2026-01-00T09:00:00.000Z',
  ]
  for (const time of times)
    for (const [index, event] of history.entries()) {
      const text = event.text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z(?="[^T]*$)/, time)
      const found = verified(replaced(index, (one) => ({ ...one, text })))
      assert.is(found[0]?.code, text === event.text ? undefined : 'digest-mismatch')
      const everywhere = event.text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, time)
      const codes = verified(replaced(index, (one) => ({ ...one, text: everywhere }))).map(({ code }) => code)
      assert.equal(codes.slice(0, 2), ['digest-mismatch', 'not-readable'])
    }
})

test('an event left out, put in twice or swapped is found where the order breaks', () => {
  for (let index = 0; index < history.length - 1; index += 1) {
    const without = history.filter((_event, at) => at !== index)
    assert.is(first(without), `gap at ${index + 1}`)
    const twice = history.flatMap((event, at) => (at === index ? [event, event] : [event]))
    assert.is(first(twice), `gap at ${index}`)
    const [here, next] = [history[index], history[index + 1]]
    assert.ok(here && next)
    const swapped = [...history.slice(0, index), next, here, ...history.slice(index + 2)]
    assert.is(first(swapped), `gap at ${index + 1}`)
  }
})

test('an event moved to another stream, revision, id or type is found', () => {
  const at = (change: Partial<StoredEvent>) => first(replaced(5, (event) => ({ ...event, ...change })))
  assert.is(at({ type: 'TenantConfirmed' }), 'wrong-place at 5')
  assert.is(at({ id: history[6]?.id ?? ('' as StoredEvent['id']) }), 'wrong-place at 5')
  assert.is(at({ revision: 6n }), 'wrong-place at 6')
})

test('what is no event at all is told, and the rest is verified all the same', () => {
  const broken = replaced(4, (event) => ({ ...event, text: '{}', digest: hasher.sha256('{}') }))
  const codes = verified(broken).map(({ code, revision }) => `${code} at ${revision}`)
  assert.is(codes[0], 'not-readable at 4')
  assert.ok(codes.includes('chain-broken at 5'))
})

test('whoever rewrites an event with a fresh digest breaks the chain at the next one', () => {
  const rewritten = replaced(4, (event) => {
    const text = event.text.replace('bela@borealis', 'mallory@evil')
    return { ...event, text, digest: hasher.sha256(text) }
  })
  assert.ok(verified(rewritten).some(({ code, revision }) => code === 'chain-broken' && revision === 5n))
})

test('whoever rewrites the whole chain is still found where the rules would not have permitted it', () => {
  const confirmed = history.findIndex(({ type }) => type === 'TenantConfirmed')
  const forged = mallory(history, (envelope) =>
    envelope.revision === confirmed
      ? { ...envelope, metadata: { ...envelope.metadata, actor: { ...mustActor(envelope), roles: ['tenant-user'] } } }
      : envelope,
  )
  assert.is(first(forged), `not-permitted at ${confirmed}`)
})

const mustActor = ({ metadata }: EventEnvelope) => {
  if (metadata.actor === null) throw new Error('nobody acted')
  return metadata.actor
}

test('a forged outcome is found: other data than the rules give, or no actor where one is needed', () => {
  const accepted = history.findIndex(({ type }) => type === 'TenantInvited')
  const later = mallory(history, (envelope) =>
    envelope.revision === accepted
      ? { ...envelope, data: { ...dataOf(envelope), deadline: '2029-01-01T00:00:00.000Z' } }
      : envelope,
  )
  assert.is(first(later), `other-outcome at ${accepted}`)
  const nobody = mallory(history, (envelope) =>
    envelope.revision === accepted ? { ...envelope, metadata: { ...envelope.metadata, actor: null } } : envelope,
  )
  assert.is(first(nobody), `no-actor at ${accepted}`)
})

const dataOf = ({ data }: EventEnvelope): object => {
  if (typeof data !== 'object' || data === null) throw new Error('no data')
  return data
}

test('ids that do not follow from their command, data that its type does not have, and foreign communities are found', () => {
  const otherId = mallory(history, (envelope) => envelope, { keepIds: true, shiftTime: 1 })
  assert.ok(verified(otherId).some(({ code }) => code === 'id-not-derived'))
  const odd = mallory(history, (envelope) =>
    envelope.revision === 4 ? { ...envelope, data: { ...dataOf(envelope), surprise: true } } : envelope,
  )
  assert.is(first(odd), 'contradicts-schema at 4')
  const foreign = mallory(history, (envelope) =>
    envelope.revision === 4
      ? { ...envelope, data: { ...dataOf(envelope), communityId: '01890a5d-ac96-7001-8000-0000000000ff' } }
      : envelope,
  )
  assert.is(first(foreign), 'other-community at 4')
})

test('an event of a newer version is a warning, and what follows is not judged by rules that may have changed', () => {
  const newer = mallory(history, (envelope) =>
    envelope.revision === 5 ? { ...envelope, type: 'SomethingNew', schemaVersion: 3 } : envelope,
  )
  assert.equal(
    verified(newer).map(({ code, severity, revision }) => [code, severity, revision]),
    [['unknown-event', 'warning', 5n]],
  )
})

test('a clock that went back is a warning', () => {
  const [created, ...rest] = history
  assert.ok(created)
  const envelope = envelopeOf(created)
  assert.is(canonicalJson(envelope), created.text)
  const back = mallory([created, ...rest.slice(0, 1)], (one) =>
    one.revision === 1
      ? {
          ...one,
          data: { ...dataOf(one), changedAt: '2026-01-01T00:00:00.000Z' },
          metadata: { ...one.metadata, occurredAt: '2026-01-01T00:00:00.000Z' as typeof one.metadata.occurredAt },
        }
      : one,
  )
  assert.equal(
    verified(back).map(({ code, severity }) => [code, severity]),
    [['time-runs-backwards', 'warning']],
  )
})

test('streams that hold no community are passed over', () => {
  const other = history.map((event) => ({ ...event, streamId: 'notification-1' }))
  assert.equal(verified(other), [])
})

test.run()
