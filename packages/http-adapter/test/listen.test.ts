import { request } from 'node:http'
import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { okAsync, ResultAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { buildServer, developmentIdentities, listenServer, type ServerOptions } from '../src/index.js'
import { ada } from './world/people.js'
import { failureIn, valueIn } from './world/results.js'
import { portsOn } from './world/world.js'

const opened: FastifyInstance[] = []

const build = async (also: Partial<ServerOptions> = {}): Promise<FastifyInstance> => {
  const app = await buildServer({ api: portsOn(), isReady: () => okAsync(undefined), ...also })
  opened.push(app)
  return app
}

// A test that fails must not leave a server behind that keeps the process alive.
test.after.each(async () => {
  for (const app of opened.splice(0)) await app.close()
})

const buildDevelopment = () =>
  build({ development: { identities: developmentIdentities(), listMails: () => okAsync([]) } })

test('it listens on a free port, answers, and stops', async () => {
  const app = await build()
  const { url } = valueIn(await listenServer(app, { host: '127.0.0.1', port: 0 }))
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/)
  const health = await fetch(`${url}/healthz`)
  assert.equal(await health.json(), { status: 'alive' })
  assert.is(health.headers.get('x-content-type-options'), 'nosniff')
  await app.close()
  assert.ok(
    await fetch(`${url}/healthz`).then(
      () => false,
      () => true,
    ),
  )
})

test('a port in use is told so, with what to do', async () => {
  const [first, second] = [await build(), await build()]
  const { url } = valueIn(await listenServer(first, { host: '127.0.0.1', port: 0 }))
  const port = Number(new URL(url).port)
  const failure = failureIn(await listenServer(second, { host: '127.0.0.1', port }))
  assert.is(failure.reason, 'port-in-use')
  assert.is(failure.message, `Port ${port} of 127.0.0.1 is in use. Stop what uses it, or choose another port.`)
  await first.close()
  await second.close()
})

test('a port that is none, one that is forbidden and a host that is not here are told so', async () => {
  const app = await build()
  for (const port of [-1, 65_536, 1.5, Number.NaN])
    assert.is(failureIn(await listenServer(app, { host: '127.0.0.1', port })).reason, 'port-invalid')
  const nowhere = failureIn(await listenServer(app, { host: '192.0.2.1', port: 0 }))
  assert.is(nowhere.reason, 'host-unknown')
  await app.close()
  const refusing = async (code: string) => {
    const other = Object.assign(await build(), {
      listen: () => Promise.reject(Object.assign(new Error('no'), { code })),
    })
    const failure = failureIn(await listenServer(other, { host: '127.0.0.1', port: 80 }))
    await other.close()
    return failure
  }
  assert.equal(await refusing('EACCES'), {
    kind: 'listen-failure',
    reason: 'port-forbidden',
    message: 'Port 80 is not allowed to you. Choose one from 1024 on.',
  })
  assert.is((await refusing('EMFILE')).reason, 'failed')
})

test('with development identities it listens on this machine only', async () => {
  for (const host of ['0.0.0.0', '::', '192.168.1.7', 'example.com', '']) {
    const app = await buildDevelopment()
    const failure = failureIn(await listenServer(app, { host, port: 0 }))
    assert.is(failure.reason, 'development-beyond-loopback', host)
    assert.is(app.server.listening, false)
    await app.close()
  }
  for (const host of ['127.0.0.1', 'localhost']) {
    const app = await buildDevelopment()
    const { url } = valueIn(await listenServer(app, { host, port: 0 }))
    assert.is((await fetch(`${url}/dev/identities`)).status, 200)
    await app.close()
  }
})

/** Asks over a real socket, with a Host header of one's own. */
const askAs = (url: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(`${url}/dev/identities`, { headers: { host }, agent: false }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode))
    })
      .on('error', reject)
      .end()
  })

test('over a real socket a foreign name is turned away from the development routes', async () => {
  const app = await buildDevelopment()
  const { url } = valueIn(await listenServer(app, { host: '127.0.0.1', port: 0 }))
  assert.is(await askAs(url, new URL(url).host), 200)
  assert.is(await askAs(url, 'attacker.example'), 403)
  await app.close()
})

test('closing does not wait for connections on which nothing was ever sent', async () => {
  const app = await build()
  const { url } = valueIn(await listenServer(app, { host: '127.0.0.1', port: 0 }))
  const { hostname, port } = new URL(url)
  const accepted = new Promise((resolve) => app.server.once('connection', resolve))
  const socket = connect(Number(port), hostname).on('error', () => undefined)
  const dropped = new Promise((resolve) => socket.once('close', resolve))
  await accepted
  await app.close()
  await dropped
})

test('closing lets a request that has begun come to its end', async () => {
  let arrived = () => {}
  let goOn = () => {}
  const begun = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const released = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const slow = portsOn({
    replace: () => ({
      tenants: {
        find: (tenantId) => {
          arrived()
          return ResultAsync.fromSafePromise(released.then(() => ({ tenantId, name: 'Slow' })))
        },
      },
    }),
  })
  const app = await build({ api: slow })
  const { url } = valueIn(await listenServer(app, { host: '127.0.0.1', port: 0 }))
  const answer = fetch(`${url}/api/v1/communities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'application/json' },
    body: '{"name":"Wind"}',
  })
  await begun
  const closed = app.close()
  goOn()
  assert.is((await answer).status, 201)
  await closed
})

test.run()
