import { okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { developmentIdentities } from '../src/index.js'
import { ada, bela, carla } from './world/people.js'
import { valueIn } from './world/results.js'
import { accept, confirm, create, good, invite } from './world/steps.js'
import { openWorld } from './world/world.js'

const openLogged = async () => {
  const lines: string[] = []
  const identities = developmentIdentities()
  const world = await openWorld({
    log: { level: 'trace', destination: { write: (line) => lines.push(line) } },
    development: { identities, listMails: () => okAsync([]) },
  })
  return { world, lines, identities }
}

test('no token, secret, address or name reaches the log, whatever is sent', async () => {
  const { world, lines, identities } = await openLogged()
  const communityId = await create(world, ada, { description: 'confidential plans' })
  const invitationId = await invite(world, communityId)
  const secret = world.secretOf(invitationId)
  await world.call(carla, 'GET', `/invitations/${invitationId}`, { headers: { 'invitation-secret': secret } })
  await world.call(carla, 'GET', `/invitations/${invitationId}?secret=${secret}`)
  await accept(world, invitationId, carla, { secret, contactEmail: 'nonsense' })
  await world.call(carla, 'POST', `/invitations/${invitationId}/accept`, {
    payload: `{"secret":"${secret}",,}`,
    headers: { 'content-type': 'application/json' },
  })
  await world.app.inject(`/nothing/${secret}?email=${bela.email}`)
  await world.app.inject(`/invitations/${secret}`)
  await world.app.inject({ url: '/api/v1/communities', headers: { cookie: `session=${secret}` } })
  good(await accept(world, invitationId, carla, { secret }))
  good(await confirm(world, communityId, invitationId, ada, 'cascade'))
  const { accessToken } = valueIn(await identities.issueToken('ada@aster'))
  await world.app.inject({ method: 'POST', url: '/dev/token', payload: { id: 'ada@aster' } })
  await world.app.inject({ url: '/api/v1/communities', headers: { authorization: `Bearer ${accessToken}` } })
  await world.close()

  const log = lines.join('')
  assert.ok(lines.length > 10)
  const unwanted = [secret, secret.split('.')[2] ?? '', accessToken, ada.token, bela.email, carla.email, 'confidential']
  for (const text of [...unwanted, 'nonsense', 'aster', '127.0.0.1']) assert.not.ok(log.includes(text), text)
})

test('each request leaves one line with its route, its outcome and its correlation id', async () => {
  const { world, lines } = await openLogged()
  const before = lines.length
  await world.call(ada, 'GET', '/communities?limit=1', { headers: { 'x-correlation-id': 'order-4711' } })
  const [line, ...more] = lines.slice(before).map((text) => JSON.parse(text))
  assert.is(more.length, 0)
  assert.is(line.correlationId, 'order-4711')
  assert.equal([line.method, line.route, line.status], ['GET', '/api/v1/communities', 200])
  assert.type(line.milliseconds, 'number')
  await world.close()
})

test('should anybody log a request or its parts all the same, secrets are blotted out', async () => {
  const { world, lines } = await openLogged()
  const headers = { authorization: 'Bearer one', cookie: 'two', 'invitation-secret': 'three', host: 'here' }
  world.app.log.info({ headers, body: { secret: 'four', name: 'five' }, token: { accessToken: 'six' } }, 'careless')
  const line = lines.find((text) => text.includes('careless')) ?? ''
  for (const secret of ['Bearer one', 'two', 'three', 'four', 'six']) assert.not.match(line, secret)
  assert.match(line, 'five')
  await world.close()
})

test.run()
