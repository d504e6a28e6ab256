import Fastify, { type FastifyInstance } from 'fastify'
import { errAsync } from 'neverthrow'
import { Type } from 'typebox'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { communityHandshakeHttp } from '../src/index.js'
import { ada, bela } from './world/people.js'
import { portsOn } from './world/world.js'

const lagging = () => errAsync({ kind: 'directory-behind', message: 'slow' } as const)

/** Somebody's application: with a schema, a decoration, an error handler and habits of its own. */
const hostApp = (): FastifyInstance => {
  const app = Fastify()
  app.addSchema({ $id: 'Problem', type: 'string' })
  app.decorateRequest('actor', 'the host')
  app.setErrorHandler((_error, _request, reply) => {
    void reply.code(418).send({ host: 'error' })
  })
  app.setNotFoundHandler((_request, reply) => {
    void reply.code(404).send({ host: 'nothing here' })
  })
  app.setReplySerializer((payload) => JSON.stringify({ wrapped: payload }))
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, body, done) => done(null, { text: body }))
  app.post('/orders', { schema: { body: Type.Object({ amount: Type.Integer() }) } }, async ({ body }) => body)
  app.post('/fails', async () => {
    throw new Error('the host fails')
  })
  return app
}

const call = (app: FastifyInstance, url: string, payload: string, type = 'application/json', token = '') =>
  app.inject({ method: 'POST', url, payload, headers: { 'content-type': type, authorization: `Bearer ${token}` } })

/** What the host's own routes answer. */
const habits = async (app: FastifyInstance) => {
  const answers = [
    await call(app, '/orders', '{"amount":"7"}'),
    await call(app, '/orders', '{"amount":"many"}'),
    await call(app, '/orders', 'text', 'text/plain'),
    await call(app, '/fails', '{}'),
    await app.inject('/nothing'),
  ]
  return answers.map(({ statusCode, headers, body }) => ({ statusCode, headers: { ...headers, date: '' }, body }))
}

test('in a host with habits of its own, both go on as they were', async () => {
  const app = hostApp()
  const ports = portsOn()
  await app.register(communityHandshakeHttp, { prefix: '/platform/communities-api', ...ports })
  await app.ready()

  const created = await call(app, '/platform/communities-api/communities', '{"name":"Wind"}', undefined, ada.token)
  assert.is(created.statusCode, 201, created.body)
  assert.is(created.json().name, 'Wind')
  assert.is(created.headers['location'], `/platform/communities-api/communities/${created.json().id}`)
  const strict = await call(app, '/platform/communities-api/communities', '{"name":7}', undefined, ada.token)
  assert.is(strict.statusCode, 400)
  assert.is(strict.json().code, 'invalid-request')
  const text = await call(app, '/platform/communities-api/communities', 'Wind', 'text/plain', ada.token)
  assert.is(text.statusCode, 415)
  const nothing = await app.inject('/platform/communities-api/nothing')
  assert.is(nothing.json().code, 'route-not-found')

  assert.equal(await habits(app), await habits(hostApp()))
  assert.equal(Object.keys(app.getSchemas()), ['Problem'])
  await app.close()
})

test('it can be mounted at the root, and then leaves unknown addresses to the host', async () => {
  const app = hostApp()
  await app.register(communityHandshakeHttp, portsOn())
  const created = await call(app, '/communities', '{"name":"Wind"}', undefined, ada.token)
  assert.is(created.headers['location'], `/communities/${created.json().id}`)
  assert.equal(await habits(app), await habits(hostApp()))
  await app.close()
})

test('two of them live side by side under two prefixes', async () => {
  const app = Fastify()
  await app.register(communityHandshakeHttp, { prefix: '/one', ...portsOn() })
  await app.register(communityHandshakeHttp, { prefix: '/two', ...portsOn() })
  await call(app, '/one/communities', '{"name":"Wind"}', undefined, ada.token)
  const headers = { authorization: `Bearer ${ada.token}` }
  assert.is((await app.inject({ url: '/one/communities', headers })).json().items.length, 1)
  assert.is((await app.inject({ url: '/two/communities', headers })).json().items.length, 0)
  await app.close()
})

test("a status of a host's own hook is passed on as a problem", async () => {
  const app = Fastify()
  app.addHook('onRequest', async () => {
    throw Object.assign(new Error('Too many requests from you.'), { statusCode: 429 })
  })
  await app.register(communityHandshakeHttp, { prefix: '/api', ...portsOn() })
  const refused = await app.inject({ url: '/api/communities', headers: { authorization: `Bearer ${bela.token}` } })
  assert.is(refused.statusCode, 429)
  const { code, title, retryable, correlationId } = refused.json()
  assert.equal([code, title, retryable], ['turned-away', 'Too Many Requests', true])
  assert.is(correlationId, refused.headers['x-correlation-id'])
  await app.close()
})

test("the host's log gets the correlation id and no more of the request than that", async () => {
  const lines: string[] = []
  const app = Fastify({ logger: { level: 'info', stream: { write: (line: string) => void lines.push(line) } } })
  const failing = portsOn({ replace: ({ directory }) => ({ directory: { ...directory, waitFor: lagging } }) })
  await app.register(communityHandshakeHttp, { prefix: '/api', ...failing })
  await call(app, '/api/communities', '{"name":"Wind"}', undefined, ada.token)
  const lag = lines.find((line) => line.includes('lag behind')) ?? '{}'
  assert.match(String(JSON.parse(lag).correlationId), /^[0-9a-f-]{36}$/)
  await app.close()
})

test.run()
