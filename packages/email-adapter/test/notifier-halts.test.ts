import {
  type EventId,
  type EventToSeal,
  emptyStreamEnd,
  openEvent,
  type Position,
  type StoredEvent,
  type SubscribeOptions,
  sealEvents,
} from '@community-handshake/domain'
import { type MemoryEventStore, memoryEventStore } from '@community-handshake/eventstore-adapter'
import { errAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type NotifierLogEntry, notificationStreamId } from '../src/index.js'
import { bela, openCommunity, platform } from './support/community.js'
import { ledgerOf, notifierOn, recordingMailer, until } from './support/notifier.js'

const { hasher } = platform

/** The store, but the event at one position is told otherwise. */
const telling = (
  store: MemoryEventStore,
  position: Position,
  otherwise: (event: StoredEvent) => StoredEvent,
): MemoryEventStore => ({
  ...store,
  subscribe: async function* (options: SubscribeOptions) {
    for await (const message of store.subscribe(options))
      yield message.kind === 'event' && message.event.position === position
        ? { ...message, event: otherwise(message.event) }
        : message
  },
})

const invited = async () => {
  const store = memoryEventStore()
  const community = await openCommunity(store)
  const { position } = await community.invite(bela.email)
  const events = (await store.readAll({ streamPrefix: 'community-' }))._unsafeUnwrap()
  const event = events.find((one) => one.position === position)
  if (event === undefined) throw new Error('the invitation is not stored')
  return { store, ...community, position, event }
}

const haltsOn = async (store: MemoryEventStore, world: Awaited<ReturnType<typeof invited>>) => {
  const entries: NotifierLogEntry[] = []
  const mailer = recordingMailer()
  const notifier = notifierOn(store, world.handshake, mailer, { entries })
  const waited = notifier.settled(world.position)
  await until(() => notifier.state() === 'halted')
  assert.is(await waited, 'ended')
  await notifier.stop()
  assert.is(notifier.state(), 'halted')
  assert.is(mailer.mails.length, 0)
  assert.is((await world.store.checkpoints.load('notifier'))._unsafeUnwrap() === world.position, false)
  return entries.filter(({ level }) => level === 'error').map(({ reason }) => reason ?? '')
}

test('an event that was changed after it was written stops the notifier, and the log says which', async () => {
  const world = await invited()
  const changed = telling(world.store, world.position, (event) => ({
    ...event,
    text: event.text.replace('bela', 'mala'),
  }))
  const [reason] = await haltsOn(changed, world)
  assert.match(reason ?? '', /^Event 1 of community-\S+ was changed after it was written/)
})

const seal = (streamId: string, event: EventToSeal, end = emptyStreamEnd) => {
  const [sealed] = sealEvents(hasher, streamId, end, [event])
  if (sealed === undefined) throw new Error('nothing was sealed')
  return sealed
}

test('an invitation in a newer form stops the notifier instead of being passed over', async () => {
  const world = await invited()
  const newer = telling(world.store, world.position, (stored) => {
    const envelope = openEvent(hasher, stored)._unsafeUnwrap()
    const end = { revision: envelope.revision - 1, digest: envelope.metadata.previousDigest }
    return { ...stored, ...seal(stored.streamId, { ...envelope, schemaVersion: 2 }, end) }
  })
  const [reason] = await haltsOn(newer, world)
  assert.match(reason ?? '', /^Event 1 of community-\S+ was written by a newer version/)
})

test('a notification in a newer form stops the notifier instead of being sent again', async () => {
  const world = await invited()
  const envelope = openEvent(hasher, world.event)._unsafeUnwrap()
  const streamId = notificationStreamId(envelope.id)
  const id = '0198f2c3-7a51-8c0e-9b1f-2f6a5d7c9e10' as EventId
  const delivered = seal(streamId, { ...envelope, id, type: 'NotificationDelivered', data: {} })
  assert.ok((await world.store.append(streamId, 'no_stream', [delivered])).isOk())
  const [reason] = await haltsOn(world.store, world)
  assert.match(reason ?? '', /^Event 0 of notification-\S+ was written by a newer version/)
})

test('a notification whose digest chain is broken stops the notifier', async () => {
  const world = await invited()
  const envelope = openEvent(hasher, world.event)._unsafeUnwrap()
  const streamId = notificationStreamId(envelope.id)
  const id = '0198f2c3-7a51-8c0e-9b1f-2f6a5d7c9e10' as EventId
  const elsewhere = { revision: -1, digest: 'f'.repeat(64) }
  const torn = seal(streamId, { ...envelope, id, type: 'NotificationSent', data: {} }, elsewhere)
  assert.ok((await world.store.append(streamId, 'no_stream', [torn])).isOk())
  const [reason] = await haltsOn(world.store, world)
  assert.match(reason ?? '', /does not continue the digest chain/)
})

test('a mailer that breaks its promise stops the notifier with a line in the log', async () => {
  const world = await invited()
  const entries: NotifierLogEntry[] = []
  const broken = {
    ...recordingMailer(),
    send: () => {
      throw new Error('out of order')
    },
  }
  const notifier = notifierOn(world.store, world.handshake, broken, { entries })
  await until(() => notifier.state() === 'halted')
  await notifier.stop()
  assert.ok(entries.some(({ reason }) => reason === 'Error: out of order'))
  assert.equal(await ledgerOf(world.store), ['NotificationRequested'])
})

test('checkpoints that break their promise stop the notifier with a line in the log', async () => {
  const world = await invited()
  const entries: NotifierLogEntry[] = []
  const checkpoints = {
    ...world.store.checkpoints,
    save: () => {
      throw new Error('no paper left')
    },
  }
  const notifier = notifierOn(world.store, world.handshake, recordingMailer(), { entries, checkpoints })
  await until(() => notifier.state() === 'halted')
  await notifier.stop()
  assert.ok(entries.some(({ reason }) => reason === 'Error: no paper left'))
})

test('a closed store ends the notifier, since it will not open again by itself', async () => {
  const world = await invited()
  const closed = { kind: 'store-failure', reason: 'closed', message: 'The store was closed.' } as const
  const notifier = notifierOn(world.store, world.handshake, recordingMailer(), {
    checkpoints: { load: () => errAsync(closed), save: () => errAsync(closed) },
  })
  assert.is(await notifier.settled(world.position), 'ended')
  await notifier.stop()
})

test.run()
