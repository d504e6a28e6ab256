import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type CommunityEvent,
  type CorrelationId,
  communityEventOf,
  type EventId,
  emptyStreamEnd,
  fitsSchema,
  openEvent,
  type Position,
  type StoredEvent,
  sealEvents,
} from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { accept, confirm, create, historyOf, invite, monday, newCommandId } from '../support/samples.js'

const events = historyOf(create(), invite(), accept(), confirm())
const streamId = 'community-01890a5d-ac96-7001-8000-000000000001'

const stored = (type: string, data: unknown): StoredEvent => {
  const commandId = newCommandId()
  const metadata = {
    commandId,
    commandDigest: 'f'.repeat(64),
    correlationId: 'request-1' as CorrelationId,
    causationId: null,
    actor: null,
    occurredAt: monday,
  }
  const id = '01890a5d-ac96-8003-8000-000000000001' as EventId
  const [sealed] = sealEvents(hasher, streamId, emptyStreamEnd, [{ id, type, schemaVersion: 1, data, metadata }])
  if (sealed === undefined) throw new Error('nothing was sealed')
  return { ...sealed, streamId, revision: 0n, position: '1' as Position }
}

const reopened = (event: StoredEvent) =>
  openEvent(hasher, event).andThen((envelope) => communityEventOf(envelope, event))

const without = (data: object, name: string): object =>
  Object.fromEntries(Object.entries(data).filter(([key]) => key !== name))

for (const { type, data } of events) {
  test(`what was sealed as ${type} is opened as the same`, () => {
    assert.equal(reopened(stored(type, data))._unsafeUnwrap(), { type, data })
    assert.ok(fitsSchema({ type, data } as CommunityEvent))
  })

  test(`a ${type} that lacks a field, has one too many or a wrong one is damage, and is never stored`, () => {
    const wrong = Object.keys(data).flatMap((name) => [
      without(data, name),
      { ...data, [name]: null },
      { ...data, [name]: 'x'.repeat(3000) },
    ])
    for (const one of [...wrong, { ...data, extra: 1 }, null, [], 'text']) {
      assert.not.ok(fitsSchema({ type, data: one } as CommunityEvent), JSON.stringify(one).slice(0, 300))
      const failure = reopened(stored(type, one))._unsafeUnwrapErr()
      assert.match(failure.message, /^Event 0 of community-.* contradicts its schema\. Restore/)
    }
  })
}

test.run()
