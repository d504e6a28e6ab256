import { setImmediate } from 'node:timers/promises'
import {
  type CommunityDirectory,
  communityStreamId,
  type EventStore,
  emptyStreamEnd,
  type Position,
  type ReadAllOptions,
  type ReceivedQuery,
  type TenantId,
} from '@community-handshake/domain'
import { ResultAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { memoryDirectory } from '../../src/directory/memory-directory.js'
import { memoryEventStore } from '../../src/memory/memory-event-store.js'
import { endAfter, sealedEvent } from '../sealed-events.js'
import { newEvent } from '../simple-events.js'
import { ada, bob, platform, serviceOn } from './sample-community.js'

const { hasher } = platform

const create = async (store: EventStore, name: string) =>
  (await serviceOn(store).createCommunity({ actor: ada }, { name }))._unsafeUnwrap()

const newestOf = (tenantId: TenantId) =>
  ({ tenantId, userId: ada.userId, sortBy: 'joinedAt', direction: 'descending' }) as const

const communitiesOf = (directory: CommunityDirectory, tenantId = ada.tenantId) =>
  directory.communities({ ...newestOf(tenantId), limit: 200 }).map(({ rows }) => rows)

const receivedBy = (directory: CommunityDirectory, who: Pick<ReceivedQuery, 'recipient' | 'acceptingTenantId'>) =>
  directory.receivedInvitations({ ...who, now: platform.clock.now(), limit: 10 }).map(({ rows }) => rows)

const namesOf = async (directory: CommunityDirectory, tenantId = ada.tenantId): Promise<readonly string[]> =>
  (await communitiesOf(directory, tenantId))._unsafeUnwrap().map(({ name }) => name)

/** Waits until the clock shows a later time than now, so that what comes next sorts after what was. */
const nextMillisecond = async (): Promise<void> => {
  const now = platform.clock.now()
  while (platform.clock.now() === now) await setImmediate()
}

/** A store whose reads of everything wait until they are let through one by one. */
const gated = (store: EventStore) => {
  const gates: (() => void)[] = []
  const reads: ReadAllOptions[] = []
  const readAll: EventStore['readAll'] = (options = {}) => {
    reads.push(options)
    const answer = store.readAll(options)
    const wait = new Promise<void>((resolve) => gates.push(resolve))
    return ResultAsync.fromSafePromise(wait).andThen(() => answer)
  }
  const open = async (): Promise<void> => {
    while (gates.length === 0) await setImmediate()
    gates.shift()?.()
  }
  return { store: { ...store, readAll }, open, reads }
}

test('the directory shows the whole handshake of a community, each step at once', async () => {
  const store = memoryEventStore()
  const service = serviceOn(store)
  const directory = memoryDirectory({ store, hasher })
  assert.equal(await namesOf(directory), [])

  const { communityId } = await create(store, 'Pumps')
  assert.equal(await namesOf(directory), ['Pumps'])

  const invited = await service.inviteTenant({ actor: ada }, { communityId, email: bob.email })
  const [event] = invited._unsafeUnwrap().events
  if (event?.type !== 'TenantInvited') throw new Error('the invitation must be an event')
  const { invitationId } = event.data
  assert.is((await directory.communityOf(invitationId))._unsafeUnwrap(), communityId)
  const [row] = (await receivedBy(directory, { recipient: bob.email }))._unsafeUnwrap()
  assert.is(row?.status, 'Invited')

  const { tenantId } = bob
  assert.ok((await service.acceptInvitation({ actor: bob }, { communityId, invitationId, tenantId })).isOk())
  const [accepted] = (await receivedBy(directory, { acceptingTenantId: tenantId }))._unsafeUnwrap()
  assert.equal([accepted?.status, accepted?.acceptingTenantId], ['Accepted', tenantId])
  assert.is(row?.status, 'Invited', 'rows that were handed out do not change')
  assert.equal(await namesOf(directory, tenantId), [])

  assert.ok((await service.confirmTenant({ actor: ada }, { communityId, invitationId, tenantId })).isOk())
  assert.equal(await namesOf(directory, tenantId), ['Pumps'])
  assert.is((await communitiesOf(directory, tenantId))._unsafeUnwrap()[0]?.tenantCount, 2)
})

test('a directory that is opened late reads a long history page by page', async () => {
  const store = memoryEventStore()
  const service = serviceOn(store)
  for (let number = 0; number < 1100; number += 1) {
    const created = await service.createCommunity({ actor: ada }, { name: `Community ${number}` })
    assert.ok(created.isOk())
  }
  const directory = memoryDirectory({ store, hasher })
  const names: string[] = []
  let after: { readonly after: string } | undefined
  do {
    const page = (await directory.communities({ ...newestOf(ada.tenantId), limit: 90, ...after }))._unsafeUnwrap()
    for (const { name } of page.rows) names.push(name)
    after = page.next === undefined ? undefined : { after: page.next }
  } while (after !== undefined)
  assert.is(names.length, 1100)
  assert.is(new Set(names).size, 1100)
})

test('a question that comes during a read waits for one that sees everything stored before the question', async () => {
  const inner = memoryEventStore()
  const { store, open, reads } = gated(inner)
  const directory = memoryDirectory({ store, hasher })
  const early = namesOf(directory)
  await create(inner, 'Pumps')
  const late = [namesOf(directory), namesOf(directory), namesOf(directory)]
  await open()
  assert.equal(await early, [])
  await open()
  assert.equal(await Promise.all(late), [['Pumps'], ['Pumps'], ['Pumps']])
  assert.is(reads.length, 2, 'questions that come together share a read')
})

test('a damaged event stops the directory, with a message, at every question', async () => {
  const store = memoryEventStore()
  await create(store, 'Pumps')
  const directory = memoryDirectory({ store, hasher })
  assert.equal(await namesOf(directory), ['Pumps'])
  const sealed = sealedEvent('community-x', emptyStreamEnd)
  const damaged = { ...sealed, text: sealed.text.replace('SomethingHappened', 'SomethingElse') }
  assert.ok((await store.append('community-x', 'no_stream', [damaged])).isOk())
  for (const _try of [1, 2]) {
    const answer = await communitiesOf(directory)
    assert.equal(answer.isErr() && [answer.error.kind, 'reason' in answer.error && answer.error.reason], [
      'store-failure',
      'damaged',
    ])
    assert.match(answer.isErr() ? answer.error.message : '', /Event 0 of community-x was changed/)
  }
})

test('known events whose data contradict their schema are damage too', async () => {
  const store = memoryEventStore()
  const sealed = sealedEvent('community-x', emptyStreamEnd, { type: 'TenantConfirmed', data: {} })
  assert.ok((await store.append('community-x', 'no_stream', [sealed])).isOk())
  const answer = await communitiesOf(memoryDirectory({ store, hasher }))
  assert.match(answer.isErr() ? answer.error.message : '', /contradicts its schema/)
})

test('events of a newer software and streams of another kind are passed over', async () => {
  const store = memoryEventStore()
  const { communityId } = await create(store, 'Pumps')
  const streamId = communityStreamId(communityId)
  const [first] = (await store.readStream(streamId))._unsafeUnwrap()
  assert.ok(first)
  const unknown = sealedEvent(streamId, endAfter(emptyStreamEnd, first), { type: 'TenantPromoted' })
  assert.ok((await store.append(streamId, 0n, [unknown])).isOk())
  assert.ok((await store.append('notification-1', 'no_stream', [newEvent('no envelope')])).isOk())
  await nextMillisecond()
  await create(store, 'Valves')
  assert.equal(await namesOf(memoryDirectory({ store, hasher })), ['Valves', 'Pumps'])
})

test('waiting for a position ends when everything up to it is in the directory, whatever its stream', async () => {
  const store = memoryEventStore()
  const directory = memoryDirectory({ store, hasher })
  const { position } = await create(store, 'Pumps')
  assert.ok((await directory.waitFor(position)).isOk())
  const other = (await store.append('notification-1', 'no_stream', [newEvent()]))._unsafeUnwrap()
  assert.ok((await directory.waitFor(other.position)).isOk())
  await nextMillisecond()
  await create(store, 'Valves')
  assert.equal(await namesOf(directory), ['Valves', 'Pumps'])
})

test('waiting for a position that is still to come ends when it has come', async () => {
  const store = memoryEventStore()
  const directory = memoryDirectory({ store, hasher })
  const { position } = await create(memoryEventStore(), 'Elsewhere')
  const waiting = directory.waitFor(position)
  await create(store, 'Pumps')
  assert.ok((await waiting).isOk())
})

test('waiting for a position that never comes ends with the directory behind', async () => {
  const store = memoryEventStore()
  const directory = memoryDirectory({ store, hasher, patienceMs: 30 })
  const answer = await directory.waitFor('99999999999999999999' as Position)
  assert.is(answer.isErr() && answer.error.kind, 'directory-behind')
  assert.match(answer.isErr() ? answer.error.message : '', /30 ms/)
})

test('failures of the store and of a closed directory reach whoever asks', async () => {
  const store = memoryEventStore()
  const directory = memoryDirectory({ store, hasher })
  await store.close()
  const ofStore = await communitiesOf(directory)
  assert.is(ofStore.isErr() && ofStore.error.kind === 'store-failure' && ofStore.error.reason, 'closed')
  const open = memoryDirectory({ store: memoryEventStore(), hasher })
  await open.close()
  for (const answer of [await communitiesOf(open), await open.waitFor('0' as Position)])
    assert.is(answer.isErr() && answer.error.kind === 'store-failure' && answer.error.reason, 'closed')
})

test.run()
