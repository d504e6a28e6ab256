import type { CommunityId } from '@community-handshake/domain'
import { memoryEventStore } from '@community-handshake/eventstore-adapter'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { apiBase } from '../src/index.js'
import { closeAll, type LiveWorld, listen, openLive } from './live-listener.js'
import { ada, bela } from './world/people.js'
import { valueIn } from './world/results.js'
import { accept, confirm, create, good, invite } from './world/steps.js'

test.after.each(closeAll)

const rename = async (world: LiveWorld, id: string, name: string): Promise<void> => {
  const communityId = id as CommunityId
  valueIn(await world.ports.service.changeCommunityDetails({ actor: ada }, { communityId, name }))
}

const storedPositions = async (world: LiveWorld): Promise<readonly string[]> => {
  const all = await world.ports.store.readAll({ limit: 10_000 })
  if (all.isErr()) throw new Error(all.error.message)
  return all.value.map(({ position }) => position)
}

test('what happens is told as server-sent events that name what to read again, without personal data', async () => {
  const world = await openLive()
  const communityId = await create(world)
  const listener = await world.follow(ada)
  assert.is(listener.status, 200)
  assert.match(listener.headers['content-type'] ?? '', /^text\/event-stream/)
  assert.match(listener.headers['cache-control'] ?? '', 'no-store')
  const invitationId = await invite(world, communityId)
  good(await accept(world, invitationId))
  good(await confirm(world, communityId, invitationId))
  const events = [await listener.next(), await listener.next(), await listener.next()]
  const positions = (await storedPositions(world)).slice(1)
  const tenantId = 'borealis'
  assert.equal(
    events.map(({ name, data }) => ({ name, data })),
    [
      { type: 'TenantInvited', communityId, invitationId, revision: 1, position: positions[0] },
      { type: 'InvitationAccepted', communityId, invitationId, tenantId, revision: 2, position: positions[1] },
      { type: 'TenantConfirmed', communityId, invitationId, tenantId, revision: 3, position: positions[2] },
    ].map((data) => ({ name: data.type, data })),
  )
  assert.equal(
    events.map(({ lastEventId }) => lastEventId),
    positions,
  )
  assert.not.match(listener.text(), '@')
  listener.leave()
})

test('whoever comes back with the last id is told everything since, once and in order', async () => {
  const world = await openLive()
  const communityId = await create(world)
  const first = await world.follow(ada)
  await rename(world, communityId, 'One')
  const { lastEventId } = await first.next()
  first.leave()
  for (const name of ['Two', 'Three', 'Four']) await rename(world, communityId, name)
  const again = await world.follow(ada, { after: lastEventId })
  assert.is(again.told[0]?.lastEventId, lastEventId)
  const missed = [await again.next(), await again.next(), await again.next()]
  assert.equal(
    missed.map(({ data }) => data.revision),
    [2, 3, 4],
  )
  await rename(world, communityId, 'Five')
  assert.is((await again.next()).data.revision, 5)
  again.leave()
})

test('the ready that comes first has the id to come back with, were nothing else to come', async () => {
  const world = await openLive()
  const communityId = await create(world)
  const first = await world.follow(ada)
  const after = first.lastEventId()
  assert.is(after, (await storedPositions(world)).at(-1))
  first.leave()
  await rename(world, communityId, 'Meanwhile')
  const again = await world.follow(ada, { after })
  assert.is((await again.next()).data.revision, 1)
  again.leave()
})

test('on an empty store there is no id yet, and the first event is told', async () => {
  const world = await openLive()
  const listener = await world.follow(ada)
  assert.is(listener.lastEventId(), '')
  await create(world)
  assert.is((await listener.next()).name, 'CommunityCreated')
  listener.leave()
})

/** Comes back again and again after so many events each, until it has seen so many in all. */
const collect = async (world: LiveWorld, after: string, total: number, each: number): Promise<readonly string[]> => {
  const seen: string[] = []
  let lastEventId = after
  while (seen.length < total) {
    const listener = await world.follow(ada, { after: lastEventId })
    const wanted = Math.min(each, total - seen.length)
    for (let count = 0; count < wanted; count += 1) {
      const told = await listener.next()
      lastEventId = told.lastEventId
      seen.push(lastEventId)
    }
    listener.leave()
  }
  return seen
}

test('under concurrent writes nobody loses or repeats anything, however often they come back', async () => {
  const world = await openLive({ replace: () => ({ live: { rememberedEvents: 40 } }) })
  const ids = await Promise.all([1, 2, 3].map(() => create(world)))
  const [from = ''] = (await storedPositions(world)).slice(-1)
  const changes = 60
  const writing = ids.map(async (id) => {
    for (let change = 1; change <= changes; change += 1) await rename(world, id, `Name ${change}`)
  })
  const total = changes * ids.length
  const collected = Promise.all([
    collect(world, from, total, 7),
    collect(world, from, total, 50),
    collect(world, from, total, total),
  ])
  const [walks] = await Promise.all([collected, ...writing])
  const expected = (await storedPositions(world)).slice(3)
  assert.is(expected.length, total)
  for (const walk of walks) assert.equal(walk, expected)
})

test('one subscription of the store serves all clients, and none is there before the first', async () => {
  const store = memoryEventStore()
  let subscriptions = 0
  const counting: typeof store = {
    ...store,
    subscribe: (options) => {
      subscriptions += 1
      return store.subscribe(options)
    },
  }
  const world = await openLive({ store: counting })
  const communityId = await create(world)
  assert.is(subscriptions, 0)
  const listeners = await Promise.all([ada, ada, bela].map((who) => world.follow(who)))
  await rename(world, communityId, 'Told')
  for (const listener of listeners.slice(0, 2)) assert.is((await listener.next()).data.revision, 1)
  assert.is(subscriptions, 1)
  for (const listener of listeners) listener.leave()
})

test('only one community can be followed, and signs of life move the id past all that was left out', async () => {
  const world = await openLive({ replace: () => ({ live: { heartbeatMs: 20 } }) })
  const [one, other] = [await create(world), await create(world)]
  const listener = await world.follow(ada, { query: `?communityId=${one}` })
  await rename(world, other, 'Not followed')
  const newest = (await storedPositions(world)).at(-1)
  await listener.until(() => listener.lastEventId() === newest)
  assert.match(listener.text(), ': still here\n')
  await rename(world, one, 'Followed')
  const told = await listener.next()
  assert.equal([told.data.communityId, told.data.revision], [one, 1])
  listener.leave()
})

test('an id of elsewhere, a community id that is none and an unknown parameter are refused', async () => {
  const world = await openLive()
  await create(world)
  const refused = async (query: string, headers: Record<string, string>, pointer: string) => {
    const answer = await world.call(ada, 'GET', `/events${query}`, { headers })
    assert.is(answer.status, 400)
    assert.is(answer.body.errors[0].pointer, pointer)
  }
  await refused('', { 'last-event-id': 'nonsense' }, '/Last-Event-ID')
  await refused('?communityId=nonsense', {}, '/communityId')
  await refused('?since=1', {}, '/since')
})

test('without a token nobody is told anything, and other methods are refused', async () => {
  const world = await openLive()
  assert.is((await world.call(undefined, 'GET', '/events')).status, 401)
  assert.is((await listen(world.url, 'nobody')).status, 401)
  for (const method of ['HEAD', 'POST']) {
    const answer = await fetch(`${world.url}${apiBase}/events`, {
      method,
      headers: { authorization: `Bearer ${ada.token}` },
    })
    assert.equal([answer.status, answer.headers.get('allow')], [405, 'GET'])
  }
})

test.run()
