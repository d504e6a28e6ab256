import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, bela } from './world/people.js'
import { create, invite, isProblem } from './world/steps.js'
import { type CallOptions, openWorld, type World } from './world/world.js'

const json = { 'content-type': 'application/json' }

/** Sees to it that a call is refused as invalid at one place, and gives the message. */
const invalidAt = async (
  world: World,
  at: { method?: string; path: string; in: string; pointer: string },
  options: CallOptions,
): Promise<string> => {
  const called = await world.call(ada, at.method ?? 'POST', at.path, options)
  isProblem(called, 400, 'invalid-request')
  const [error] = called.body['errors']
  assert.is(error.in, at.in, called.text)
  assert.is(error.pointer, at.pointer, called.text)
  return error.message
}

test('a body is taken as it is: nothing is converted, nothing is dropped, and the field is named', async () => {
  const world = await openWorld()
  const at = (pointer: string) => ({ path: '/communities', in: 'body', pointer })
  const message = (pointer: string, payload: unknown) =>
    invalidAt(world, at(pointer), { payload: JSON.stringify(payload), headers: json })
  assert.is(await message('/name', { name: 7 }), 'must be string')
  assert.is(await message('/name', {}), 'is missing')
  assert.is(await message('/owner', { name: 'A', owner: 'me' }), 'is not a known field here')
  assert.is(await message('/a~1b~0', { name: 'A', 'a/b~': 1 }), 'is not a known field here')
  assert.is(await message('/policy/deadlineDays', { name: 'A', policy: { deadlineDays: '3' } }), 'must be integer')
  assert.is(await message('/policy/deadlineDays', { name: 'A', policy: { deadlineDays: 0 } }), 'must be >= 1')
  assert.is(
    await message('/policy/confirmBy', { name: 'A', policy: { confirmBy: 'me' } }),
    'must be equal to one of the allowed values: any-administrator, issuer',
  )
  assert.is(
    await message('/policy/creatingRoles', { name: 'A', policy: { creatingRoles: ['x'] } }),
    'is not a known field here',
  )
  assert.match(await message('/administratorRoles', { name: 'A', administratorRoles: [] }), 'fewer than 1')
  assert.ok(await message('/administratorRoles/0', { name: 'A', administratorRoles: ['\ud800'] }))
  assert.is(await message('/name', { name: ' ' }), 'must have 1 to 100 characters')
  assert.is(await message('/name', { name: 'a\u202eb' }), 'must be one line without control or formatting characters')
  assert.is(await message('/name', { name: '\ud800' }), 'must be one line without control or formatting characters')
  assert.match(await message('/contactEmail', { name: 'A', contactEmail: 'nobody' }), 'must be an address')
  assert.is(await message('', []), 'must be object')
  assert.is(await message('', null), 'must be object')
  await world.close()
})

test('several mistakes are told at once, but not thousands', async () => {
  const world = await openWorld()
  const two = await world.call(ada, 'POST', '/communities', { payload: { x: 1, policy: { fourEyes: 1 } } })
  assert.is(two.body['errors'].length, 3, two.text)
  const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`f${index}`, 1]))
  const called = await world.call(ada, 'POST', '/communities', { payload: many })
  isProblem(called, 400, 'invalid-request')
  assert.ok(called.text.length < 10_000)
  const long = await world.call(ada, 'POST', '/communities', { payload: { name: 'A', ['x'.repeat(60_000)]: 1 } })
  assert.ok(long.text.length < 2_000)
  await world.close()
})

test('what is not JSON, of another type or too large is refused before it is looked at', async () => {
  const world = await openWorld()
  const post = (payload: string, headers: Record<string, string>) =>
    world.call(ada, 'POST', '/communities', { payload, headers })
  isProblem(await post('{"name":', json), 400, 'malformed-json')
  isProblem(await post('', json), 400, 'malformed-json')
  isProblem(await post('{"__proto__":{"name":"A"}}', json), 400, 'malformed-json')
  isProblem(
    await post('name=A', { 'content-type': 'application/x-www-form-urlencoded' }),
    415,
    'unsupported-media-type',
  )
  isProblem(await post('{"name":"A"}', { 'content-type': 'text/plain' }), 415, 'unsupported-media-type')
  isProblem(await post('{"name":"A"}', { 'content-type': '' }), 415, 'unsupported-media-type')
  isProblem(await post(JSON.stringify({ name: 'x'.repeat(66_000) }), json), 413, 'payload-too-large')
  isProblem(await world.call(ada, 'POST', '/communities'), 400, 'invalid-request')
  await world.close()
})

test('ids in the path, keys and addresses that cannot be are told so', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  const get = { method: 'GET', in: 'path' }
  for (const id of ['7', 'not-a-uuid', `urn:uuid:${communityId}`, '%00', encodeURIComponent('../..')]) {
    await invalidAt(world, { ...get, path: `/communities/${id}`, pointer: '/communityId' }, {})
    await invalidAt(world, { ...get, path: `/invitations/${id}`, pointer: '/invitationId' }, {})
  }
  const create1 = { path: '/communities', in: 'header', pointer: '/Idempotency-Key' }
  const message = await invalidAt(world, create1, { payload: { name: 'A' }, headers: { 'idempotency-key': '1' } })
  assert.match(message, 'must be a UUID such as')
  const body = { in: 'body', pointer: '/tenantId' }
  const payload = { tenantId: 'has spaces' }
  await invalidAt(world, { ...body, path: `/invitations/${invitationId}/accept` }, { payload })
  await invalidAt(
    world,
    { ...body, path: `/communities/${communityId}/invitations/${invitationId}/confirm` },
    { payload },
  )
  const upper = await world.call(ada, 'GET', `/communities/${communityId.toUpperCase()}`)
  assert.is(upper.status, 200)
  await world.close()
})

test('limits and cursors that cannot be are told so', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const lists = [
    '/communities',
    `/communities/${communityId}/tenants`,
    `/communities/${communityId}/invitations`,
    '/invitations',
  ]
  for (const path of lists) {
    const at = (pointer: string, query: string) => ({ method: 'GET', path: `${path}?${query}`, in: 'query', pointer })
    for (const limit of ['0', '101', '-1', '1.5', 'many', '', '1&limit=2'])
      await invalidAt(world, at('/limit', `limit=${limit}`), {})
    for (const cursor of ['nonsense', 'MQ', Buffer.from('2 x').toString('base64url'), '%00'])
      await invalidAt(world, at('/cursor', `cursor=${cursor}`), {})
    await invalidAt(world, at('/page', 'page=2'), {})
  }
  const state = {
    method: 'GET',
    path: `/communities/${communityId}/invitations?state=Open`,
    in: 'query',
    pointer: '/state/0',
  }
  assert.match(
    await invalidAt(world, state, {}),
    'Invited, Accepted, Confirmed, Declined, Withdrawn, Refused, Revoked, Expired, Voided',
  )
  await world.close()
})

test('a query is text and is converted', async () => {
  const world = await openWorld()
  await create(world)
  await create(world)
  const called = await world.call(ada, 'GET', '/communities?limit=1')
  assert.is(called.body['items'].length, 1)
  await world.close()
})

test('an unknown address is not found, an unknown method not allowed, with or without a token', async () => {
  const world = await openWorld()
  for (const who of [ada, undefined]) {
    isProblem(await world.call(who, 'GET', '/nothing'), 404, 'route-not-found')
    const put = await world.call(who, 'PUT', '/communities', { payload: '{', headers: json })
    isProblem(put, 405, 'method-not-allowed')
    assert.is(put.headers['allow'], 'GET, HEAD, POST')
    const get = await world.call(who, 'GET', '/invitations/x/accept')
    isProblem(get, 405, 'method-not-allowed')
    assert.is(get.headers['allow'], 'POST')
  }
  const outside = await world.app.inject('/nothing')
  assert.is(outside.statusCode, 404)
  assert.is(outside.json().code, 'route-not-found')
  for (const url of ['/api/v1/communities/%zz', `/api/v1/communities/${'a'.repeat(2000)}`]) {
    const bad = await world.app.inject({ url, headers: { authorization: `Bearer ${ada.token}` } })
    assert.is(bad.statusCode, 400, bad.body)
    assert.match(String(bad.headers['content-type']), 'problem+json')
  }
  await world.close()
})

test('whoever is not known is asked for a token, and told what is wrong with the one they have', async () => {
  const world = await openWorld()
  const none = await world.call(undefined, 'GET', '/communities')
  isProblem(none, 401, 'not-authenticated')
  assert.is(none.headers['www-authenticate'], 'Bearer realm="community-handshake"')
  const wrong = await world.call({ ...bela, token: 'nobody' }, 'POST', '/communities', { payload: '{', headers: json })
  isProblem(wrong, 401, 'invalid-token')
  assert.is(
    wrong.headers['www-authenticate'],
    'Bearer realm="community-handshake", error="invalid_token", error_description="The token is nobody\'s."',
  )
  await world.close()
})

test.run()
