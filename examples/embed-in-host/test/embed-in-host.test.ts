import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mail } from '@community-handshake/domain'
import { okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type Host, hostApp } from '../src/host.js'
import { actorOf, type HostUser, hostAuthentication, hostTenants } from '../src/host-identity.js'
import { handshakeWithoutHttp } from '../src/without-http.js'

const user = (name: string, tenant: string): HostUser => ({
  session: `session-of-${name}`,
  user: name,
  mail: `${name}@${tenant}.example`,
  tenant,
  roles: ['tenant-administrator'],
})
const carla: HostUser = { ...user('carla', 'cascade'), mail: 'carla@consulting.example' }
const ada = user('ada', 'aster')
const bela = user('bela', 'borealis')

const mailTo = (mails: Mail[]): Host['mail'] => ({
  mailer: {
    send: (mail) => {
      mails.push(mail)
      return okAsync({ response: 'taken by the host' })
    },
    close: async () => undefined,
  },
  invitationUrl: (invitationId) => `https://platform.example/join/${invitationId}`,
  messageIdDomain: 'platform.example',
  log: () => undefined,
})

const openHost = (historyFile: string, mails: Mail[] = []) =>
  hostApp({
    mail: mailTo(mails),
    historyFile,
    linkKey: randomBytes(32),
    authenticate: hostAuthentication([ada, bela, carla]),
    tenants: hostTenants({ aster: 'Aster Energy', borealis: 'Borealis Robotics' }),
  })._unsafeUnwrap()

type App = ReturnType<typeof openHost>

const call = async (app: App, who: HostUser, path: string, body?: object) => {
  const answer = await app.inject({
    method: body === undefined ? 'GET' : 'POST',
    url: `/collaboration/v1${path}`,
    headers: { 'x-host-session': who.session },
    ...(body === undefined ? {} : { payload: body }),
  })
  return { status: answer.statusCode, body: answer.json<{ id: string; name: string; items: { tenantId: string }[] }>() }
}

test('a host platform has the whole handshake under its own prefix, with its own identities', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'community-handshake-host-'))
  const app = openHost(join(folder, 'history.db'))
  const created = await call(app, ada, '/communities', { name: 'Grid data exchange' })
  assert.is(created.status, 201)
  const community = `/communities/${created.body.id}`
  const invited = await call(app, ada, `${community}/invitations`, { email: bela.mail })
  assert.is(invited.status, 201)
  assert.is((await call(app, bela, community)).status, 404)
  const accepted = await call(app, bela, `/invitations/${invited.body.id}/accept`, { tenantId: bela.tenant })
  assert.is(accepted.status, 200)
  const confirm = `${community}/invitations/${invited.body.id}/confirm`
  assert.is((await call(app, ada, confirm, { tenantId: bela.tenant })).status, 200)
  const tenants = await call(app, bela, `${community}/tenants`)
  assert.equal(tenants.body.items.map(({ tenantId }) => tenantId).sort(), ['aster', 'borealis'])
  assert.is((await app.inject('/')).body, 'The host platform itself.')
  assert.is((await app.inject(`/collaboration/v1${community}`)).statusCode, 401)
  await app.close()
  const again = openHost(join(folder, 'history.db'))
  assert.is((await call(again, bela, community)).body.name, 'Grid data exchange')
  await again.close()
  rmSync(folder, { recursive: true })
})

test('the link in the mail lets its holder accept, whatever the address they sign in with', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'community-handshake-host-'))
  const mails: Mail[] = []
  const app = openHost(join(folder, 'history.db'), mails)
  const created = await call(app, ada, '/communities', { name: 'Grid data exchange' })
  await call(app, ada, `/communities/${created.body.id}/invitations`, { email: 'office@cascade.example' })
  while (mails.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  const [, invitationId = '', secret = ''] = /join\/([0-9a-f-]+)#(\S+)/.exec(mails[0]?.text ?? '') ?? []
  const withSecret = { tenantId: carla.tenant, secret }
  assert.is((await call(app, carla, `/invitations/${invitationId}/accept`, { tenantId: carla.tenant })).status, 404)
  assert.is((await call(app, carla, `/invitations/${invitationId}/accept`, withSecret)).status, 200)
  await app.close()
  rmSync(folder, { recursive: true })
})

test('a history file that cannot be opened is told, not thrown', () => {
  const opened = hostApp({
    mail: mailTo([]),
    historyFile: tmpdir(),
    linkKey: randomBytes(32),
    authenticate: hostAuthentication([]),
    tenants: hostTenants({}),
  })
  assert.match(opened._unsafeUnwrapErr().message, /folder/)
})

test('the domain does the whole handshake without any HTTP', async () => {
  const [owner, partner] = [actorOf(ada)._unsafeUnwrap(), actorOf(bela)._unsafeUnwrap()]
  const members = await handshakeWithoutHttp(owner, partner, randomBytes(32))
  assert.equal(members._unsafeUnwrap(), ['aster', 'borealis'])
})

test('without a right to it nothing happens', async () => {
  const owner = actorOf({ ...ada, roles: ['tenant-user'] })._unsafeUnwrap()
  const failure = (await handshakeWithoutHttp(owner, actorOf(bela)._unsafeUnwrap(), randomBytes(32)))._unsafeUnwrapErr()
  assert.ok(failure.kind === 'refusal' && failure.code === 'not-tenant-administrator')
})

test.run()
