import { errAsync, okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type DevMail, developmentIdentities } from '../src/index.js'
import { failureIn, valueIn } from './world/results.js'
import { openWorld, testClock } from './world/world.js'

type Json = ReturnType<typeof JSON.parse>

const mail: DevMail = {
  to: 'bela@borealis.example',
  subject: 'You are invited',
  text: 'Look.',
  html: '<p>Look.</p>',
  links: ['http://localhost/invitations/1#secret'],
}

const openDevelopment = (identities = developmentIdentities()) =>
  openWorld({
    development: { identities, listMails: () => okAsync([mail]) },
    replace: () => ({ authenticate: identities.authenticate, tenants: identities.tenants }),
  })

const tokenFor = async (world: Awaited<ReturnType<typeof openDevelopment>>, id: string): Promise<string> => {
  const response = await world.app.inject({ method: 'POST', url: '/dev/token', payload: { id } })
  assert.is(response.statusCode, 200, response.body)
  assert.equal(Object.keys(response.json()).sort(), ['accessToken', 'expiresIn', 'tokenType'])
  return response.json().accessToken
}

test('the gallery shows each mail as it would arrive, and lets it do nothing', async () => {
  const html = '<!doctype html><style>p { color: red }</style><p>Look.</p>'
  const gallery = [{ kind: 'invitation', language: 'en', subject: 'You & <them>', text: 'Look.', html }]
  const identities = developmentIdentities()
  const world = await openWorld({ development: { identities, listMails: () => okAsync([]), gallery } })
  const index = await world.app.inject('/dev/gallery')
  assert.match(index.body, '<a href="gallery/en/invitation">You &amp; &lt;them&gt;</a>')
  const shown = await world.app.inject('/dev/gallery/en/invitation')
  assert.is(shown.body, html)
  assert.match(String(shown.headers['content-type']), 'text/html')
  assert.match(String(shown.headers['content-security-policy']), /^sandbox; default-src 'none'/)
  assert.is((await world.app.inject('/dev/gallery/en/invitation.txt')).body, 'Look.')
  assert.is((await world.app.inject('/dev/gallery/de/invitation')).statusCode, 404)
  await world.close()
})

test('the sample people cover what there is to try', async () => {
  const world = await openDevelopment()
  const people: Json[] = (await world.app.inject('/dev/identities')).json()
  const admins = people.filter(({ roles }) => roles.some((role: string) => role.endsWith('administrator')))
  assert.ok(new Set(people.map(({ tenantId }) => tenantId)).size >= 4)
  assert.is(new Set(people.map(({ id }) => id)).size, people.length)
  assert.ok(admins.filter(({ tenantId }) => tenantId === people[0].tenantId).length >= 2, 'two for four eyes')
  const twice = people.filter(({ userId, email }) =>
    people.some((other) => other.userId === userId && other.email === email && other.id !== `${userId}@`),
  )
  assert.ok(twice.length > 0)
  const carlas = people.filter(({ userId }) => userId === 'carla')
  assert.is(new Set(carlas.map(({ email }) => email)).size, 1)
  assert.is(new Set(carlas.map(({ tenantId }) => tenantId)).size, 2)
  const ordinary = people.filter((one) => !admins.includes(one))
  assert.ok(new Set(ordinary.map(({ tenantId }) => tenantId)).size >= 2)
  assert.ok(people.some(({ emailVerified }) => emailVerified === false))
  for (const { id, userId, tenantId, tenantName, email } of people) {
    assert.is(id, `${userId}@${tenantId}`)
    assert.ok(tenantName !== tenantId)
    assert.match(email, /\.example$/)
  }
  await world.close()
})

test('a token for a sample identity is taken by the API, for that person and tenant', async () => {
  const world = await openDevelopment()
  const authorization = `Bearer ${await tokenFor(world, 'ada@aster')}`
  const created = await world.app.inject({
    method: 'POST',
    url: '/api/v1/communities',
    headers: { authorization },
    payload: { name: 'Wind' },
  })
  assert.is(created.statusCode, 201, created.body)
  assert.is(created.json().createdBy.email, 'ada@aster.example')
  assert.is(created.json().ownerTenantName, 'Aster Energy')
  await world.close()
})

test('tokens expire by the clock, and those of another instance are not taken', async () => {
  const clock = testClock()
  const identities = developmentIdentities({ clock })
  const token = valueIn(await identities.issueToken('bela@borealis'))
  const headers = { authorization: `Bearer ${token.accessToken}` }
  assert.is(valueIn(await identities.authenticate({ headers })).userId, 'bela')
  const elsewhere = failureIn(await developmentIdentities({ clock }).authenticate({ headers }))
  assert.is(elsewhere.message, "The token's signature does not fit.")
  clock.moveOn(1)
  assert.is(failureIn(await identities.authenticate({ headers })).message, 'The token has expired.')
})

test('an unknown identity is told so, and the mails are shown', async () => {
  const world = await openDevelopment()
  const unknown = await world.app.inject({ method: 'POST', url: '/dev/token', payload: { id: 'eve@aster' } })
  assert.is(unknown.statusCode, 400)
  assert.is(unknown.json().errors[0].pointer, '/id')
  const mails = await world.app.inject('/dev/mails')
  assert.equal(mails.json(), [mail])
  assert.is(mails.headers['cache-control'], 'no-store')
  await world.close()
})

test('mails that cannot be read are 503', async () => {
  const world = await openWorld({
    development: { identities: developmentIdentities(), listMails: () => errAsync({ message: 'no disk' }) },
  })
  const mails = await world.app.inject('/dev/mails')
  assert.is(mails.statusCode, 503)
  assert.not.match(mails.body, 'no disk')
  await world.close()
})

test('the development routes answer only this machine, by a name of this machine, without a proxy', async () => {
  const world = await openDevelopment()
  const from = async (remoteAddress: string, headers: Record<string, string>) => {
    const statuses = []
    for (const url of ['/dev/identities', '/dev/mails', '/api/v1/dev/identities'])
      statuses.push((await world.app.inject({ url, remoteAddress, headers })).statusCode)
    const token = { method: 'POST', url: '/dev/token', payload: { id: 'ada@aster' }, remoteAddress, headers } as const
    statuses.push((await world.app.inject(token)).statusCode)
    assert.is(new Set(statuses).size, 1)
    return statuses[0]
  }
  for (const host of ['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST'])
    assert.is(await from('127.0.0.1', { host }), 200, host)
  assert.is(await from('::1', { host: 'localhost' }), 200)
  assert.is(await from('::ffff:127.0.0.1', { host: 'localhost' }), 200)
  for (const host of [
    'attacker.example',
    'localhost.attacker.example',
    '127.0.0.1.nip.example',
    '10.0.0.1',
    'localhost.',
  ])
    assert.is(await from('127.0.0.1', { host }), 403, host)
  for (const remote of ['10.0.0.1', '192.168.1.7', 'fe80::1', '::ffff:10.0.0.1', '128.0.0.1'])
    assert.is(await from(remote, { host: 'localhost' }), 403, remote)
  assert.is(await from('127.0.0.1', { host: 'localhost', 'x-forwarded-for': '10.0.0.1' }), 403)
  assert.is(await from('127.0.0.1', { host: 'localhost', forwarded: 'for=10.0.0.1' }), 403)
  await world.close()
})

test('without development there are no development routes', async () => {
  const world = await openWorld()
  for (const url of ['/dev/identities', '/dev/token', '/dev/mails', '/api/v1/dev/identities'])
    assert.is((await world.app.inject(url)).statusCode, 404, url)
  await world.close()
})

test.run()
