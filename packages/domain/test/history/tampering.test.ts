import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { takeStored, unreadStream } from '../../src/application/community-stream.js'
import { emptyStreamEnd, openEvent, type StoredEvent, sealEvents } from '../../src/index.js'
import { historyV1 } from '../fixtures/history-v1.js'
import { hasher } from '../support/hasher.js'
import { failureIn, valueIn } from '../support/results.js'

// The first handshake of the history, so that trying every character stays quick.
const history = historyV1.slice(0, 5)
const streamId = history[0]?.streamId ?? ''

/** The revision at which reading the history finds damage; undefined where it finds none. */
const damageIn = (events: readonly StoredEvent[]): bigint | undefined => {
  const stream = unreadStream(streamId)
  for (const event of events) {
    const taken = takeStored(hasher, stream, event)
    if (taken.isErr()) return taken.error.revision
  }
  return undefined
}

const replaced = (index: number, change: Partial<StoredEvent>): readonly StoredEvent[] =>
  history.map((event, at) => (at === index ? { ...event, ...change } : event))

const otherCharacter = (character: string): string => (character === '0' ? '1' : '0')

test('the history of the first release is whole', () => assert.is(damageIn(historyV1), undefined))

test('each single character of each stored text and digest counts', () => {
  history.forEach(({ text, digest, revision }, index) => {
    for (const [name, kept] of Object.entries({ text, digest }))
      for (let at = 0; at < kept.length; at += 1) {
        const changed = kept.slice(0, at) + otherCharacter(kept.charAt(at)) + kept.slice(at + 1)
        assert.is(damageIn(replaced(index, { [name]: changed })), revision, `character ${at} of ${name} ${index}`)
      }
  })
})

test('no event can be left out, moved, put in twice at another place or taken from another stream', () => {
  for (let index = 0; index < history.length - 1; index += 1) {
    const left = history.filter((_event, at) => at !== index)
    assert.is.not(damageIn(left), undefined, `without ${index}`)
    const renumbered = left.map((event, at) => ({ ...event, revision: BigInt(at) }))
    assert.is.not(damageIn(renumbered), undefined, `without ${index}, renumbered`)
    const swapped = history.map((event, at) => history[at === index ? at + 1 : at === index + 1 ? index : at] ?? event)
    assert.is.not(damageIn(swapped), undefined, `${index} swapped`)
    const doubled = [...history, { ...history[index], revision: BigInt(history.length) } as StoredEvent]
    assert.is(damageIn(doubled), BigInt(history.length), `${index} doubled`)
  }
  assert.is(damageIn(replaced(0, { streamId: `${streamId.slice(0, -1)}0` })), 0n)
})

test('a gap is told as one', () => {
  const [first, , third] = history
  assert.ok(first && third)
  const stream = unreadStream(streamId)
  assert.ok(takeStored(hasher, stream, first).isOk())
  assert.match(failureIn(takeStored(hasher, stream, third)).message, /^Event 2 of community-.* follows a gap\./)
})

test('whoever rewrites an event and its digest breaks the chain at the next one', () => {
  for (let index = 0; index < history.length - 1; index += 1) {
    const event = history[index]
    assert.ok(event)
    const text = event.text.replace('"emailVerified":true', '"emailVerified":false')
    assert.is.not(text, event.text)
    assert.is(damageIn(replaced(index, { text, digest: hasher.sha256(text) })), BigInt(index + 1))
  }
})

test('sealing what was opened gives the same texts, digests and ids again', () => {
  const opened = history.map((event) => valueIn(openEvent(hasher, event)))
  const sealed = sealEvents(
    hasher,
    streamId,
    emptyStreamEnd,
    opened.map(({ id, type, schemaVersion, data, metadata: { previousDigest: _previous, ...metadata } }) => ({
      ...{ id, type, schemaVersion, data, metadata },
    })),
  )
  assert.equal(
    sealed,
    history.map(({ id, type, text, digest }) => ({ id, type, text, digest })),
  )
})

test.run()
