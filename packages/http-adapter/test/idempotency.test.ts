import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, alan, bela, carla } from './world/people.js'
import { valueIn } from './world/results.js'
import { accept, confirm, create, good, invite, isProblem } from './world/steps.js'
import { openWorld, type World } from './world/world.js'

const key = (last: number) => ({ 'idempotency-key': `0190aaaa-0000-7000-8000-00000000000${last}` })

const events = async (world: World): Promise<number> => valueIn(await world.ports.store.readAll()).length

test('creating twice with one key creates once and gives the same answer, marked as told again', async () => {
  const world = await openWorld()
  const options = { payload: { name: 'Wind' }, headers: key(1) }
  const first = await world.call(ada, 'POST', '/communities', options)
  const second = await world.call(ada, 'POST', '/communities', options)
  assert.is(first.status, 201)
  assert.is(first.headers['idempotency-replayed'], undefined)
  assert.is(second.status, 201)
  assert.is(second.headers['idempotency-replayed'], 'true')
  assert.equal(second.body, first.body)
  assert.is(second.headers['location'], first.headers['location'])
  assert.is(await events(world), 1)
  await world.close()
})

test('each step of the handshake can be sent twice', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const path = `/communities/${communityId}/invitations`
  const twice = async (who: typeof ada, url: string, payload: object, headers: Record<string, string>) => {
    const first = await world.call(who, 'POST', url, { payload, headers })
    const second = await world.call(who, 'POST', url, { payload, headers })
    assert.is(first.status, second.status)
    assert.is(second.headers['idempotency-replayed'], 'true')
    assert.equal(second.body, good(first))
    return first
  }
  const { body } = await twice(ada, path, { email: bela.email }, key(1))
  await twice(bela, `/invitations/${body['id']}/accept`, { tenantId: 'borealis' }, key(2))
  await twice(ada, `${path}/${body['id']}/confirm`, { tenantId: 'borealis' }, { ...key(3), 'if-match': '"2"' })
  assert.is(await events(world), 4)
  await world.close()
})

test('the same key with another body is refused and changes nothing', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const path = `/communities/${communityId}/invitations`
  good(await world.call(ada, 'POST', path, { payload: { email: bela.email }, headers: key(1) }))
  const other = await world.call(ada, 'POST', path, { payload: { email: carla.email }, headers: key(1) })
  isProblem(other, 422, 'command-id-reused')
  const otherPerson = await world.call(alan, 'POST', path, { payload: { email: bela.email }, headers: key(1) })
  isProblem(otherPerson, 422, 'command-id-reused')
  assert.is(await events(world), 2)
  await world.close()
})

test('a request that is repeated after its tenant has left shows nothing of the community any more', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  good(await accept(world, invitationId))
  good(await confirm(world, communityId, invitationId))
  const path = `/communities/${communityId}/tenants/borealis`
  const options = { payload: { alias: 'Ours' }, headers: key(1) }
  good(await world.call(bela, 'PATCH', path, options))
  good(await world.call(ada, 'DELETE', path, { payload: {} }))
  isProblem(await world.call(bela, 'PATCH', path, options), 404, 'community-not-found')
  await world.close()
})

test('twenty equal requests at the same moment take effect once', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const path = `/communities/${communityId}/invitations`
  const options = { payload: { email: bela.email }, headers: key(1) }
  const answers = await Promise.all(Array.from({ length: 20 }, () => world.call(ada, 'POST', path, options)))
  assert.equal(new Set(answers.map(({ status }) => status)), new Set([201]))
  assert.is(new Set(answers.map(({ body }) => body['id'])).size, 1)
  assert.is(answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined).length, 1)
  assert.is(await events(world), 2)
  await world.close()
})

test('of two who accept or confirm at the same moment one succeeds and the other gets the fact', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  const secret = world.secretOf(invitationId)
  const accepts = await Promise.all([accept(world, invitationId), accept(world, invitationId, carla, { secret })])
  assert.equal(accepts.map(({ status }) => status).sort(), [200, 409])
  const winner = accepts[0].status === 200 ? 'borealis' : 'cascade'
  const confirms = await Promise.all([ada, alan].map((who) => confirm(world, communityId, invitationId, who, winner)))
  assert.equal(confirms.map(({ status }) => status).sort(), [200, 409])
  isProblem(confirms.find(({ status }) => status === 409) ?? accepts[0], 409, 'already-confirmed')
  assert.is(await events(world), 4)
  await world.close()
})

test('a key may stand in quotes, as the draft standard has it', async () => {
  const world = await openWorld()
  const payload = { name: 'Wind' }
  const bare = await world.call(ada, 'POST', '/communities', { payload, headers: key(1) })
  const quoted = { 'idempotency-key': `"${key(1)['idempotency-key']}"` }
  const again = await world.call(ada, 'POST', '/communities', { payload, headers: quoted })
  assert.is(again.body['id'], bare.body['id'])
  await world.close()
})

test('the correlation id that a request brings is stored with the event and given back', async () => {
  const world = await openWorld()
  const headers = { 'x-correlation-id': 'order-4711' }
  const created = await world.call(ada, 'POST', '/communities', { payload: { name: 'Wind' }, headers })
  assert.is(created.headers['x-correlation-id'], 'order-4711')
  const [stored] = valueIn(await world.ports.store.readAll())
  assert.is(JSON.parse(stored?.text ?? '{}').metadata.correlationId, 'order-4711')
  await world.close()
})

test('a correlation id that is not well-formed is replaced by a new one', async () => {
  const world = await openWorld()
  for (const id of ['has spaces', 'x'.repeat(129), '<script>']) {
    const called = await world.call(ada, 'GET', '/communities', { headers: { 'x-correlation-id': id } })
    assert.match(String(called.headers['x-correlation-id']), /^[0-9a-f-]{36}$/)
  }
  await world.close()
})

test.run()
