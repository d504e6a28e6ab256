import type { CommunityDirectory, EventStore, StoreFailure } from '@community-handshake/domain'
import { memoryDirectory, memoryEventStore, nodePlatform } from '@community-handshake/eventstore-adapter'
import { errAsync, okAsync, ResultAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { authenticationFailure } from '../src/index.js'
import { ada } from './world/people.js'
import { valueIn } from './world/results.js'
import { accept, create, good, isProblem } from './world/steps.js'
import { openWorld, type World } from './world/world.js'

const inside = 'the file /var/lib/secret.db is on fire'

const failure = (reason: StoreFailure['reason']): StoreFailure => ({ kind: 'store-failure', reason, message: inside })

/** A store that works until it is told to fail. */
const fragileStore = () => {
  const store = memoryEventStore()
  let broken: StoreFailure | undefined
  const guarded: EventStore = {
    ...store,
    append: (...append) => (broken === undefined ? store.append(...append) : errAsync(broken)),
    readStream: (...read) => (broken === undefined ? store.readStream(...read) : errAsync(broken)),
    readAll: (...read) => (broken === undefined ? store.readAll(...read) : errAsync(broken)),
  }
  return { store: guarded, breakDown: (reason: StoreFailure['reason']) => (broken = failure(reason)) }
}

const keepsInside = (text: string): void => {
  assert.not.match(text, 'secret.db')
  assert.not.match(text, ' at ')
}

test('a store that cannot be reached is 503 with Retry-After, on reads and on writes', async () => {
  for (const reason of ['unavailable', 'closed'] as const) {
    const { store, breakDown } = fragileStore()
    const world = await openWorld({ store })
    const communityId = await create(world)
    breakDown(reason)
    const calls = [
      await world.call(ada, 'GET', '/communities'),
      await world.call(ada, 'GET', `/communities/${communityId}`),
      await world.call(ada, 'GET', '/invitations'),
      await world.call(ada, 'POST', '/communities', { payload: { name: 'B' } }),
      await accept(world, '01890a5d-ac96-874b-bcce-b302099a8057'),
    ]
    for (const called of calls) {
      isProblem(called, 503, 'store-unavailable')
      assert.is(called.headers['retry-after'], '5')
      assert.is(called.body['retryable'], true)
      keepsInside(called.text)
    }
    await world.close()
  }
})

test('an unknown outcome says to send the same key again', async () => {
  const store = memoryEventStore()
  const lossy: EventStore = { ...store, append: () => errAsync(failure('unknown-outcome')) }
  const world = await openWorld({ store: lossy })
  const called = await world.call(ada, 'POST', '/communities', { payload: { name: 'A' } })
  isProblem(called, 503, 'outcome-unknown')
  assert.match(called.body['advice'], 'same Idempotency-Key')
  await world.close()
})

test('endless contention is 503 and can be tried again', async () => {
  const store = memoryEventStore()
  const contended: EventStore = {
    ...store,
    append: (streamId, expected) => errAsync({ kind: 'revision-conflict', streamId, expected, actual: 'no_stream' }),
  }
  const world = await openWorld({ store: contended })
  const called = await world.call(ada, 'POST', '/communities', { payload: { name: 'A' } })
  isProblem(called, 503, 'contention')
  assert.is(called.headers['retry-after'], '1')
  await world.close()
})

test('damage and exceptions are 500 with nothing of the inside, and the log has it', async () => {
  const lines: string[] = []
  const log = { destination: { write: (line: string) => lines.push(line) } }
  const { store, breakDown } = fragileStore()
  const world = await openWorld({ store, log })
  breakDown('damaged')
  const damaged = await world.call(ada, 'GET', '/communities')
  isProblem(damaged, 500, 'internal-error')
  keepsInside(damaged.text)
  assert.match(lines.join(''), 'secret.db')
  await world.close()

  const throwing = await openWorld({
    log,
    replace: () => ({ tenants: { find: () => new ResultAsync(Promise.reject(new Error(inside))) } }),
  })
  const thrown = await throwing.call(ada, 'POST', '/communities', { payload: { name: 'A' } })
  isProblem(thrown, 500, 'internal-error')
  keepsInside(thrown.text)
  assert.match(lines.at(-2) ?? '', 'secret.db')
  assert.match(lines.at(-2) ?? '', String(thrown.headers['x-correlation-id']))
  await throwing.close()
})

const behind = () => errAsync({ kind: 'directory-behind', message: 'slow' } as const)

const lagging = (directory: CommunityDirectory): CommunityDirectory => ({ ...directory, waitFor: behind })

test('lists that lag behind do not make a change that has taken effect an error', async () => {
  const store = memoryEventStore()
  const directory = lagging(memoryDirectory({ store, hasher: nodePlatform().hasher }))
  const lines: string[] = []
  const world = await openWorld({ store, directory, log: { destination: { write: (line) => lines.push(line) } } })
  await create(world)
  assert.match(lines.join(''), 'the lists lag behind')
  await world.close()
})

test('a list that cannot be given because it lags is 503', async () => {
  const store = memoryEventStore()
  const directory = memoryDirectory({ store, hasher: nodePlatform().hasher })
  const world = await openWorld({ store, directory: { ...directory, communities: behind } })
  isProblem(await world.call(ada, 'GET', '/communities'), 503, 'directory-behind')
  await world.close()
})

const nameless = (world: World) => world.call(ada, 'POST', '/communities', { payload: { name: 'A' } })

test('where the host cannot tell names, ids stand in for them and nothing fails', async () => {
  const failing = () => errAsync({ kind: 'tenant-directory-failure', message: inside } as const)
  const world = await openWorld({ replace: () => ({ tenants: { find: failing } }) })
  const created = await nameless(world)
  assert.is(good(created)['ownerTenantName'], 'aster')
  keepsInside(created.text)
  await world.close()
})

test('an identity provider that cannot be reached is 503, not 401', async () => {
  const world = await openWorld({
    replace: () => ({ authenticate: () => errAsync(authenticationFailure('unavailable', inside)) }),
  })
  const called = await world.call(ada, 'GET', '/communities')
  isProblem(called, 503, 'identity-provider-unavailable')
  assert.is(called.headers['www-authenticate'], undefined)
  keepsInside(called.text)
  await world.close()
})

test('an actor that no event could record is stopped before it can spoil a history', async () => {
  const { token: _token, ...actor } = { ...ada, roles: ['tenant-administrator', '\ud800'] }
  const world = await openWorld({ replace: () => ({ authenticate: () => okAsync(actor) }) })
  isProblem(await nameless(world), 500, 'internal-error')
  assert.is(valueIn(await world.ports.store.readAll()).length, 0)
  await world.close()
})

test('readyz tells whether the store can be read, healthz whether the process lives', async () => {
  const world = await openWorld({ isReady: () => errAsync({ message: inside }) })
  const ready = await world.app.inject('/readyz')
  assert.is(ready.statusCode, 503)
  assert.is(ready.json().code, 'service-unavailable')
  assert.is(ready.headers['retry-after'], '5')
  keepsInside(ready.body)
  const live = await world.app.inject('/healthz')
  assert.equal([live.statusCode, live.json()], [200, { status: 'alive' }])
  await world.close()
  const other = await openWorld()
  const well = await other.app.inject('/readyz')
  assert.equal([well.statusCode, well.json()], [200, { status: 'ready' }])
  await other.close()
})

test.run()
