import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { expectedRevision } from '../src/requests/entity-tags.js'
import { ada, bela, carla } from './world/people.js'
import { accept, create, good, invite, isProblem } from './world/steps.js'
import { openWorld } from './world/world.js'

const read = (ifMatch?: string) =>
  expectedRevision(ifMatch === undefined ? {} : { 'if-match': ifMatch }).match(
    (revision) => revision ?? 'any',
    ({ kind }) => kind,
  )

test('If-Match names one revision with a strong tag, or any', () => {
  assert.is(read(), 'any')
  assert.is(read('*'), 'any')
  assert.is(read('"0"'), 0)
  assert.is(read(' "12" '), 12)
  assert.is(read('"12", "12"'), 12)
  assert.is(read('W/"12", "13"'), 13)
})

test('a weak tag, and the tag of something else, never match', () => {
  for (const tag of ['W/"12"', '"abc"', '"012"', '"-1"', '"1e3"', '""', '"9999999999999999"', 'W/"1","x"'])
    assert.is(read(tag), 'precondition-failed', tag)
})

test('what is no list of tags, or names several states, is an error that says what is expected', () => {
  for (const text of ['', '12', '"12', "'12'", 'w/"12"', '"1" "2"', '*, "1"', '"1","2"'])
    assert.is(read(text), 'invalid-request', text)
})

test('a member that has the current revision is not sent it again', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const path = `/communities/${communityId}`
  const first = await world.call(ada, 'GET', path)
  assert.is(first.headers['etag'], '"0"')
  for (const tag of ['"0"', 'W/"0"', '*', '"7", "0"']) {
    const again = await world.call(ada, 'GET', path, { headers: { 'if-none-match': tag } })
    assert.is(again.status, 304, tag)
    assert.is(again.text, '')
    assert.is(again.headers['etag'], '"0"')
    assert.is(again.headers['cache-control'], 'no-store')
  }
  await invite(world, communityId)
  const changed = await world.call(ada, 'GET', path, { headers: { 'if-none-match': '"0"' } })
  assert.is(changed.status, 200)
  assert.is(changed.headers['etag'], '"1"')
  const nonsense = await world.call(ada, 'GET', path, { headers: { 'if-none-match': 'nonsense' } })
  assert.is(nonsense.status, 200)
  await world.close()
})

test('an invitation goes through at the revision that was looked at, or at any', async () => {
  const world = await openWorld()
  const path = `/communities/${await create(world)}/invitations`
  const inviteIf = (email: string, tag: string) =>
    world.call(ada, 'POST', path, { payload: { email }, headers: { 'if-match': tag } })
  isProblem(await inviteIf(bela.email, '"1"'), 412, 'revision-changed')
  isProblem(await inviteIf(bela.email, 'W/"0"'), 412, 'precondition-failed')
  const malformed = await inviteIf(bela.email, '0')
  isProblem(malformed, 400, 'invalid-request')
  assert.equal(malformed.body['errors'], [
    { in: 'header', pointer: '/If-Match', message: 'must be * or an ETag of this resource, in quotes, such as "3"' },
  ])
  assert.is((await inviteIf(bela.email, '"0"')).status, 201)
  assert.is((await inviteIf(carla.email, '*')).status, 201)
  await world.close()
})

test('a confirmation goes through with the ETag of the invitation, whatever else changed in the community', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  good(await accept(world, invitationId))
  const path = `/communities/${communityId}/invitations/${invitationId}`
  const { headers } = await world.call(ada, 'GET', path)
  await invite(world, communityId, carla.email)
  const confirmed = await world.call(ada, 'POST', `${path}/confirm`, {
    payload: { tenantId: 'borealis' },
    headers: { 'if-match': String(headers['etag']) },
  })
  assert.is(confirmed.status, 200, confirmed.text)
  await world.close()
})

test('an acceptance that waits for a decision is sent afresh each time, for the host may know more by now', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  const path = `/communities/${communityId}/invitations/${invitationId}`
  assert.is((await world.call(ada, 'GET', path, { headers: { 'if-none-match': '"1"' } })).status, 304)
  good(await accept(world, invitationId))
  const again = await world.call(ada, 'GET', path, { headers: { 'if-none-match': '"2"' } })
  assert.equal([again.status, again.headers['etag']], [200, '"2"'])
  await world.close()
})

test.run()
