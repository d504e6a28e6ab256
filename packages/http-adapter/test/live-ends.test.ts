import { connect } from 'node:net'
import { type CommunityId, type EventStore, type SubscriptionMessage, timestampOf } from '@community-handshake/domain'
import { memoryEventStore } from '@community-handshake/eventstore-adapter'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { apiBase, developmentIdentities, type LiveOptions } from '../src/index.js'
import { closeAll, type Listener, type LiveWorld, listen, openLive } from './live-listener.js'
import { ada, alan, authenticateByName } from './world/people.js'
import { valueIn } from './world/results.js'
import { create, isProblem } from './world/steps.js'

test.after.each(closeAll)

const rename = async (world: LiveWorld, id: string, name: string): Promise<void> => {
  const communityId = id as CommunityId
  valueIn(await world.ports.service.changeCommunityDetails({ actor: ada }, { communityId, name }))
}

const openWith = (live: LiveOptions, store?: EventStore) =>
  openLive({ ...(store === undefined ? {} : { store }), replace: () => ({ live }) })

/** How a stream that the server ends is ended. */
const closing = async (listener: Listener): Promise<string> => {
  await listener.ended()
  const { name, data } = listener.told.at(-1) ?? { name: 'nothing', data: {} }
  assert.is(name, 'closed', listener.text())
  assert.ok(data.message)
  return data.reason
}

test('a stream ends when the token expires, by the time that the authentication tells', async () => {
  const world = await openLive({
    replace: ({ clock }) => ({
      authenticate: (request) =>
        authenticateByName(request).map((actor) => ({
          ...actor,
          expiresAt: timestampOf(Date.parse(clock.now()) + 30),
        })),
    }),
  })
  assert.is(await closing(await world.follow(ada)), 'token-expired')
})

test('nothing is told to somebody whose token has expired meanwhile, however the time has passed', async () => {
  const world = await openLive({
    replace: ({ clock }) => {
      const expiresAt = timestampOf(Date.parse(clock.now()) + 3_600_000)
      return { authenticate: (request) => authenticateByName(request).map((actor) => ({ ...actor, expiresAt })) }
    },
  })
  const communityId = await create(world)
  const listener = await world.follow(ada)
  world.clock.moveOn(1)
  await rename(world, communityId, 'Too late')
  assert.is(await closing(listener), 'token-expired')
  assert.not.match(listener.text(), 'CommunityDetailsChanged')
})

test('tokens tell when they expire', async () => {
  const identities = developmentIdentities({ clock: { now: () => timestampOf(Date.UTC(2026, 0, 1)) } })
  const [first] = identities.identities
  const { accessToken, expiresIn } = valueIn(await identities.issueToken(first?.id ?? ''))
  const actor = valueIn(await identities.authenticate({ headers: { authorization: `Bearer ${accessToken}` } }))
  assert.is(actor.expiresAt, timestampOf(Date.UTC(2026, 0, 1) + expiresIn * 1000))
})

test('a stream does not live for ever, so that rights are asked for again', async () => {
  const world = await openWith({ longestMs: 30 })
  assert.is(await closing(await world.follow(ada)), 'lifetime-over')
})

test('closing the server tells every client, and waits no longer than that takes', async () => {
  const world = await openWith({ graceMs: 60_000 })
  const listeners = await Promise.all([ada, ada, alan].map((who) => world.follow(who)))
  const closed = world.app.close()
  for (const listener of listeners) assert.is(await closing(listener), 'server-closing')
  await closed
})

/** A client that asks for the events and then takes nothing, not even what is sent at once. */
const stall = (url: string): Promise<{ readonly broken: Promise<void> }> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `GET ${apiBase}/events HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${ada.token}\r\n\r\n`,
        () => resolve({ broken }),
      )
    })
    socket.on('error', () => undefined)
    // Paused: the end is noticed only by what is written in vain.
    const broken = new Promise<void>((gone) => socket.once('close', () => gone()))
    socket.pause()
    socket.unref()
  })

test('a client that takes nothing does not hold up the closing of the server', async () => {
  const world = await openWith({ graceMs: 30 })
  await stall(world.url)
  const other = await world.follow(alan)
  await world.app.close()
  assert.is(await closing(other), 'server-closing')
})

const injected = async (world: LiveWorld) => {
  const headers = { authorization: `Bearer ${ada.token}` }
  const sent = await world.app.inject({ method: 'GET', url: `${apiBase}/events`, headers, payloadAsStream: true })
  return sent.stream()
}

test('a client whose stream is full is cut off after a while, so that the server can close', async () => {
  const world = await openWith({ graceMs: 30 })
  const communityId = await create(world)
  const stream = await injected(world)
  stream.on('error', () => undefined)
  for (let change = 1; change <= 300; change += 1) await rename(world, communityId, `Name ${change}`)
  await world.app.close()
  assert.ok(stream.readableLength > 0)
  stream.destroy()
})

test('a client that takes nothing costs no memory; when it falls too far behind it is dropped and loses nothing', async () => {
  const world = await openWith({ rememberedEvents: 20, graceMs: 60_000 })
  const communityId = await create(world)
  const stream = await injected(world)
  const changes = 400
  for (let change = 1; change <= changes; change += 1) await rename(world, communityId, `Name ${change}`)
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  const told = [...text.matchAll(/^event: CommunityDetailsChanged$/gm)].length
  assert.ok(told > 0 && told < changes, `${told} were taken`)
  assert.match(text, /event: closed\ndata: \{"reason":"too-slow"/)
  const [, after = ''] = [...text.matchAll(/^id: (.*)$/gm)].at(-1) ?? []
  const again = await world.follow(ada, { after })
  await again.until(() => again.told.length === changes - told + 1)
  assert.is(again.told.at(-1)?.data.revision, changes)
  again.leave()
})

test('when the store is closed, clients are told and new ones are turned away', async () => {
  const world = await openLive()
  const listener = await world.follow(ada)
  await world.ports.store.close()
  assert.is(await closing(listener), 'store-unavailable')
  assert.is((await listen(world.url, ada)).status, 503)
})

/** A store whose subscription fails when it is told to. */
const failing = () => {
  const store = memoryEventStore()
  let fail = (): void => {}
  let subscriptions = 0
  const subscribe: EventStore['subscribe'] = (options) => {
    subscriptions += 1
    const inner = new AbortController()
    let isFailed = false
    fail = () => {
      isFailed = true
      inner.abort()
    }
    options.signal.addEventListener('abort', () => inner.abort())
    const messages = async function* (): AsyncGenerator<SubscriptionMessage> {
      yield* store.subscribe({ ...options, signal: inner.signal })
      if (isFailed)
        yield { kind: 'failed', failure: { kind: 'store-failure', reason: 'unavailable', message: 'gone for a while' } }
    }
    return messages()
  }
  const wrapped: EventStore = { ...store, subscribe }
  return { store: wrapped, fail: () => fail(), subscriptions: () => subscriptions }
}

test('when the subscription fails it is taken up again, and clients lose nothing', async () => {
  const { store, fail, subscriptions } = failing()
  const world = await openWith({ retryMs: 10 }, store)
  const communityId = await create(world)
  const listener = await world.follow(ada)
  await rename(world, communityId, 'Before')
  assert.is((await listener.next()).data.revision, 1)
  fail()
  await rename(world, communityId, 'Meanwhile')
  assert.is((await listener.next()).data.revision, 2)
  assert.is(subscriptions(), 2)
  listener.leave()
})

test('one person can have only so many streams at a time; others are not kept out by that', async () => {
  const world = await openWith({ streamsPerPerson: 2 })
  const [first, second] = [await world.follow(ada), await world.follow(ada)]
  isProblem(await world.call(ada, 'GET', '/events'), 429, 'too-many-streams')
  const other = await world.follow(alan)
  first.leave()
  let third = await listen(world.url, ada)
  while (third.status === 429) third = await listen(world.url, ada)
  assert.is(third.status, 200)
  for (const listener of [second, third, other]) listener.leave()
})

test.run()
