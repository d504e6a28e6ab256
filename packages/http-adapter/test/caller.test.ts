import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { bela, dora } from './world/people.js'
import { openWorld } from './world/world.js'

test('a caller is told as whom and for which tenant the token is taken', async () => {
  const world = await openWorld()
  const { status, body } = await world.call(bela, 'GET', '/me')
  assert.is(status, 200)
  assert.equal(body, {
    userId: 'bela',
    email: 'bela@borealis.example',
    emailVerified: true,
    tenantId: 'borealis',
    tenantName: 'Tenant borealis',
    roles: ['tenant-administrator'],
  })
  await world.close()
})

test('a caller is told where nobody vouches for the address', async () => {
  const world = await openWorld()
  assert.is((await world.call(dora, 'GET', '/me')).body.emailVerified, false)
  await world.close()
})

test('nobody is told who they are without a token', async () => {
  const world = await openWorld()
  assert.is((await world.call(undefined, 'GET', '/me')).status, 401)
  await world.close()
})

test.run()
