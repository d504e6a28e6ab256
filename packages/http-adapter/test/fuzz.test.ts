import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, bela, carla } from './world/people.js'
import { valueIn } from './world/results.js'
import { accept, create, invite } from './world/steps.js'
import { openWorld } from './world/world.js'

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '*', '"1"', 'null', '\u0000', '\ud800'),
)
const headerValue = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('*', '"0"', 'W/"1"', '"1","2"', ','))
const headers = fc.dictionary(
  fc.constantFrom(
    'if-match',
    'if-none-match',
    'idempotency-key',
    'invitation-secret',
    'x-correlation-id',
    'accept',
    'range',
  ),
  headerValue.map((value) => value.replace(/[^\x20-\x7e]/g, '?')),
)
const known = [
  'name',
  'description',
  'email',
  'tenantId',
  'contactEmail',
  'secret',
  'administratorRoles',
  'policy',
  'language',
  'message',
  'alias',
  'sharingStatus',
  'members',
]
const body = fc.oneof(
  { weight: 3, arbitrary: fc.dictionary(fc.constantFrom(...known), fc.oneof(text, fc.jsonValue())) },
  { weight: 2, arbitrary: fc.record({ name: text, email: text, tenantId: text }, { requiredKeys: [] }) },
  {
    weight: 1,
    arbitrary: fc.record({ members: fc.array(fc.record({ userId: text, email: text }), { maxLength: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ alias: 'x' }, { sharingStatus: 'Paused' }, { policy: { deadlineDays: 3 } }),
  },
  { weight: 1, arbitrary: fc.jsonValue() },
)
const query = fc.dictionary(fc.constantFrom('limit', 'cursor', 'state', 'q', 'sort', 'direction', 'role', 'x'), text)

test('whatever is sent to any route, no answer is a fault of the server and each is as described', async () => {
  const world = await openWorld()
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  const accepted = await invite(world, communityId, carla.email)
  await accept(world, accepted, carla)
  const id = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(communityId, invitationId, accepted) },
    { weight: 1, arbitrary: fc.oneof(fc.uuid(), text) },
  )
  const path = fc
    .tuple(
      fc.constantFrom(
        '/communities',
        '/communities/:id',
        '/communities/:id/tenants',
        '/communities/:id/tenants/:tenant',
        '/communities/:id/tenants/:tenant/members',
        '/communities/:id/tenants/:tenant/members/:tenant',
        '/communities/:id/invitations',
        '/communities/:id/invitations/:id',
        '/communities/:id/invitations/:id/confirm',
        '/communities/:id/invitations/:id/refuse',
        '/communities/:id/invitations/:id/resend',
        '/invitations',
        '/invitations/:id',
        '/invitations/:id/accept',
        '/invitations/:id/decline',
        '/invitations/:id/withdraw',
      ),
      fc.tuple(id, id),
      fc.oneof(fc.constantFrom('aster', 'borealis'), text),
    )
    .map(([template, ids, tenant]) => {
      const rest = [...ids]
      return template
        .replaceAll(':id', () => encodeURIComponent((rest.shift() ?? '').toWellFormed()))
        .replaceAll(':tenant', () => encodeURIComponent(tenant.toWellFormed()))
    })
  const request = fc.record({
    method: fc.constantFrom('GET', 'POST', 'POST', 'PATCH', 'DELETE', 'HEAD', 'PUT'),
    path,
    query,
    headers,
    body,
    who: fc.constantFrom(ada, bela, carla, undefined),
  })
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path: place, query: asked, headers: sent, body: payload, who }) => {
      const search = new URLSearchParams(
        Object.entries(asked).map(([name, value]): [string, string] => [name, value.toWellFormed()]),
      )
      const withBody = method === 'GET' || method === 'HEAD' ? {} : { payload: JSON.stringify(payload) }
      const called = await world.call(who, method, `${place}?${search.toString()}`, {
        ...withBody,
        headers: { ...sent, ...('payload' in withBody ? { 'content-type': 'application/json' } : {}) },
      })
      assert.ok(called.status < 500, `${called.status} ${called.text}`)
    }),
    { numRuns: 1500 },
  )
  const history = valueIn(await world.ports.store.readAll())
  assert.ok(history.length >= 4)
  assert.is((await world.call(ada, 'GET', `/communities/${communityId}`)).status, 200)
  await world.close()
})

test.run()
