import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, bela, boris, carla, chen, dora, type Person } from './world/people.js'
import { accept, create, good, invite, isProblem, joined } from './world/steps.js'
import { type Called, type CallOptions, openWorld, type World } from './world/world.js'

const unknown = '01890a5d-ac96-874b-bcce-b302099a8057'
const correlationId = 'the-same-for-both'

/** What somebody outside can see of an answer: all of it but the time of day. */
const visible = ({ status, headers, text }: Called) => ({ status, headers: { ...headers, date: '' }, text })

/** Sees to it that an id that exists and one that does not get the same answer, to the byte. */
const looksTheSame = async (
  world: World,
  who: Person,
  method: string,
  path: (id: string) => string,
  ids: { real: string; headers?: Record<string, string>; payload?: object },
): Promise<Called> => {
  const options: CallOptions = {
    headers: { ...ids.headers, 'x-correlation-id': correlationId },
    ...(ids.payload === undefined ? {} : { payload: ids.payload }),
  }
  const real = await world.call(who, method, path(ids.real), options)
  const madeUp = await world.call(who, method, path(unknown), options)
  assert.equal(visible(real), visible(madeUp), `${method} ${path('…')}`)
  return real
}

test('to a stranger a community that exists and one that does not are the same, on every route', async () => {
  const world = await openWorld()
  const { communityId, invitationId } = await joined(world)
  const email = { email: carla.email }
  const key = { 'idempotency-key': '0190aaaa-0000-7000-8000-000000000009' }
  const paths: [string, (id: string) => string, (object | undefined)?, Record<string, string>?][] = [
    ['GET', (id) => `/communities/${id}`],
    ['GET', (id) => `/communities/${id}`, undefined, { 'if-none-match': '*' }],
    ['GET', (id) => `/communities/${id}/tenants`],
    ['GET', (id) => `/communities/${id}/invitations`],
    ['GET', (id) => `/communities/${id}/invitations?state=Accepted`],
    ['GET', (id) => `/communities/${id}/invitations/${invitationId}`],
    ['POST', (id) => `/communities/${id}/invitations`, email],
    ['POST', (id) => `/communities/${id}/invitations`, email, { 'if-match': '"0"' }],
    ['POST', (id) => `/communities/${id}/invitations`, email, { 'if-match': 'W/"0"' }],
    ['POST', (id) => `/communities/${id}/invitations`, email, key],
    ['POST', (id) => `/communities/${id}/invitations`, { email: 'nonsense' }],
    ['POST', (id) => `/communities/${id}/invitations/${invitationId}/confirm`, { tenantId: 'borealis' }],
  ]
  const name = { name: 'North Sea Wind' }
  const tenant = (id: string) => `/communities/${id}/tenants/borealis`
  const own = (id: string) => `/communities/${id}/tenants/${carla.tenantId}`
  const invitation = (id: string) => `/communities/${id}/invitations/${invitationId}`
  const members = { members: [{ userId: 'boris', email: boris.email }] }
  paths.push(
    ['PATCH', (id) => `/communities/${id}`, name],
    ['PATCH', (id) => `/communities/${id}`, name, { 'if-match': '"0"' }],
    ['PATCH', (id) => `/communities/${id}`, name, key],
    ['PATCH', (id) => `/communities/${id}`, { policy: {} }],
    ['PATCH', (id) => `/communities/${id}`, { name: '\u202e' }],
    ['DELETE', (id) => `/communities/${id}`, name],
    ['DELETE', (id) => `/communities/${id}`, { name: 'Another' }],
    ['GET', (id) => `/communities/${id}/history`],
    ['GET', (id) => `/communities/${id}/invitations?cursor=nonsense`],
    ['GET', (id) => `/communities/${id}/tenants?cursor=nonsense`],
    ['GET', tenant],
    ['GET', own],
    ['GET', (id) => `${tenant(id)}/members`],
    ['GET', (id) => `${own(id)}/members?cursor=nonsense`],
    ['PATCH', tenant, { alias: 'x' }],
    ['PATCH', own, { alias: 'x' }],
    ['PATCH', own, { administratorRoles: ['x'] }, { 'if-match': '"3"' }],
    ['DELETE', tenant],
    ['DELETE', own, name],
    ['POST', (id) => `${tenant(id)}/members`, members],
    ['POST', (id) => `${own(id)}/members`, members],
    ['DELETE', (id) => `${own(id)}/members/boris`],
    ['DELETE', invitation],
    ['DELETE', invitation, undefined, { 'if-match': '"3"' }],
    ['POST', (id) => `${invitation(id)}/resend`],
    ['POST', (id) => `${invitation(id)}/resend`, undefined, { 'if-match': '"1"', ...key }],
    ['POST', (id) => `${invitation(id)}/refuse`, { tenantId: 'borealis' }, { 'if-match': '"1"' }],
  )
  for (const [method, path, payload, headers] of paths) {
    const real = await looksTheSame(world, carla, method, path, {
      real: communityId,
      ...(payload === undefined ? {} : { payload }),
      ...(headers === undefined ? {} : { headers }),
    })
    assert.ok(real.status >= 400, real.text)
  }
  await world.close()
})

test('to a stranger an invitation that exists and one that does not are the same, to read and to accept', async () => {
  const world = await openWorld()
  const open = await invite(world, await create(world))
  const { invitationId: done } = await joined(world)
  for (const who of [carla, boris, chen, dora])
    for (const real of [open, done]) {
      const read = await looksTheSame(world, who, 'GET', (id) => `/invitations/${id}`, { real })
      isProblem(read, 404, 'invitation-not-found')
      for (const payload of [
        { tenantId: who.tenantId },
        { tenantId: who.tenantId, contactEmail: 'nonsense' },
        { tenantId: who.tenantId, administratorRoles: ['\u{1f600}'.repeat(100)] },
        { tenantId: who.tenantId, contactEmail: 'nonsense', secret: 'test.1.made-up' },
        { tenantId: who.tenantId, secret: 'test.1.made-up' },
        { tenantId: 'another' },
      ])
        await looksTheSame(world, who, 'POST', (id) => `/invitations/${id}/accept`, { real, payload })
      for (const payload of [undefined, {}, { secret: 'test.1.made-up' }])
        for (const headers of [{}, { 'if-match': '"1"' }, { 'if-match': '"77"' }])
          await looksTheSame(world, who, 'POST', (id) => `/invitations/${id}/decline`, {
            real,
            headers,
            ...(payload === undefined ? {} : { payload }),
          })
      // People of the tenant that accepted are no strangers to its own acceptance.
      for (const headers of [{}, { 'if-match': '"1"' }, { 'idempotency-key': '0190aaaa-0000-7000-8000-0000000000bb' }])
        if (who.tenantId !== 'borealis' || real === open)
          await looksTheSame(world, who, 'POST', (id) => `/invitations/${id}/withdraw`, { real, headers })
      await looksTheSame(world, who, 'GET', (id) => `/invitations/${id}`, {
        real,
        headers: { 'invitation-secret': 'nonsense' },
      })
    }
  await world.close()
})

test('a wrong secret is told so before anything is looked up', async () => {
  const world = await openWorld()
  isProblem(await accept(world, unknown, carla, { secret: 'nonsense' }), 403, 'link-invalid')
  const headers = { 'invitation-secret': '' }
  isProblem(await world.call(carla, 'GET', `/invitations/${unknown}`, { headers }), 403, 'link-invalid')
  await world.close()
})

test('a used key tells a stranger nothing, and tells those who may see the invitation the truth', async () => {
  const world = await openWorld()
  const headers = { 'idempotency-key': '0190aaaa-0000-7000-8000-00000000000a' }
  const communityId = await create(world)
  const path = `/communities/${communityId}/invitations`
  const invitationId = good(await world.call(ada, 'POST', path, { payload: { email: bela.email }, headers }))['id']
  const payload = (who: Person) => ({ tenantId: who.tenantId })
  const stranger = await world.call(carla, 'POST', `/invitations/${invitationId}/accept`, {
    payload: payload(carla),
    headers,
  })
  isProblem(stranger, 404, 'invitation-not-found')
  const recipient = await world.call(bela, 'POST', `/invitations/${invitationId}/accept`, {
    payload: payload(bela),
    headers,
  })
  isProblem(recipient, 422, 'command-id-reused')
  await world.close()
})

test('no list shows what others are invited to or take part in', async () => {
  const world = await openWorld()
  await joined(world)
  await invite(world, await create(world), carla.email)
  for (const who of [boris, chen, dora]) {
    assert.equal(good(await world.call(who, 'GET', '/invitations'))['items'], [])
    const { items } = good(await world.call(who, 'GET', '/communities'))
    assert.is(items.length, who.tenantId === 'borealis' ? 1 : 0)
  }
  await world.close()
})

test('an address that nobody vouches for sees no invitation to it', async () => {
  const world = await openWorld()
  const invitationId = await invite(world, await create(world), dora.email)
  assert.equal(good(await world.call(dora, 'GET', '/invitations'))['items'], [])
  isProblem(await world.call(dora, 'GET', `/invitations/${invitationId}`), 404, 'invitation-not-found')
  const headers = { 'invitation-secret': world.secretOf(invitationId) }
  const byLink = good(await world.call(dora, 'GET', `/invitations/${invitationId}`, { headers }))
  assert.is(byLink['addressedToYou'], false)
  assert.is(byLink['recipient'], 'd••@d••.example')
  await world.close()
})

test('nobody learns by ids of another community what is there, not even its own people', async () => {
  const world = await openWorld()
  const { communityId } = await joined(world)
  const other = await create(world)
  const elsewhere = await invite(world, other, carla.email)
  for (const [method, path] of [
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/resend'],
  ] as const)
    isProblem(
      await looksTheSame(world, ada, method, (id) => `/communities/${communityId}/invitations/${id}${path}`, {
        real: elsewhere,
      }),
      404,
      'invitation-not-found',
    )
  for (const judgement of ['confirm', 'refuse'])
    await looksTheSame(world, ada, 'POST', (id) => `/communities/${communityId}/invitations/${id}/${judgement}`, {
      real: elsewhere,
      payload: { tenantId: 'cascade' },
    })
  await world.close()
})

test('a tenant that was removed is a stranger again, and so is one that left', async () => {
  const world = await openWorld()
  const { communityId } = await joined(world)
  good(
    await world.call(bela, 'DELETE', `/communities/${communityId}/tenants/borealis`, {
      payload: { name: 'North Sea Wind' },
    }),
  )
  for (const who of [bela, boris])
    for (const path of ['', '/tenants', '/tenants/borealis', '/tenants/borealis/members', '/invitations', '/history'])
      await looksTheSame(world, who, 'GET', (id) => `/communities/${id}${path}`, { real: communityId })
  await world.close()
})

test('no view ever holds the secret of a link', async () => {
  const world = await openWorld()
  const { communityId, invitationId } = await joined(world)
  const secret = world.secretOf(invitationId).split('.').at(-1) ?? ''
  for (const [who, path] of [
    [ada, `/communities/${communityId}/invitations`],
    [ada, `/communities/${communityId}/invitations/${invitationId}`],
    [bela, '/invitations'],
    [bela, `/invitations/${invitationId}`],
  ] as const)
    assert.not.ok((await world.call(who, 'GET', path)).text.includes(secret))
  await world.close()
})

test.run()
