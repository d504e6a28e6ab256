import { okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { developmentIdentities } from '../src/index.js'
import { openWorld } from './world/world.js'

type Json = ReturnType<typeof JSON.parse>

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options']

const openDocument = async (): Promise<Json> => {
  const world = await openWorld({
    development: { identities: developmentIdentities(), listMails: () => okAsync([]) },
  })
  const response = await world.app.inject('/openapi.json')
  assert.is(response.statusCode, 200)
  await world.close()
  return response.json()
}

const document = await openDocument()

const operations: readonly { path: string; method: string; operation: Json }[] = Object.entries<Json>(
  document.paths,
).flatMap(([path, item]) =>
  Object.keys(item)
    .filter((method) => methods.includes(method))
    .map((method) => ({ path, method, operation: item[method] })),
)

const everyValue = function* (value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return
  yield value
  for (const inner of Object.values(value)) yield* everyValue(inner)
}

test('the document is OpenAPI 3.1 and names every route once', () => {
  assert.match(document.openapi, /^3\.1\./)
  assert.ok(document.info.title)
  assert.ok(document.info.version)
  const routes = operations.map(({ path, method }) => `${method} ${path}`).sort()
  assert.equal(routes, [
    'delete /api/v1/communities/{communityId}',
    'delete /api/v1/communities/{communityId}/invitations/{invitationId}',
    'delete /api/v1/communities/{communityId}/tenants/{tenantId}',
    'delete /api/v1/communities/{communityId}/tenants/{tenantId}/members/{userId}',
    'get /api/v1/communities',
    'get /api/v1/communities/{communityId}',
    'get /api/v1/communities/{communityId}/history',
    'get /api/v1/communities/{communityId}/invitations',
    'get /api/v1/communities/{communityId}/invitations/{invitationId}',
    'get /api/v1/communities/{communityId}/tenants',
    'get /api/v1/communities/{communityId}/tenants/{tenantId}',
    'get /api/v1/communities/{communityId}/tenants/{tenantId}/members',
    'get /api/v1/events',
    'get /api/v1/invitations',
    'get /api/v1/invitations/{invitationId}',
    'get /api/v1/me',
    'get /dev/identities',
    'get /dev/mails',
    'get /healthz',
    'get /readyz',
    'patch /api/v1/communities/{communityId}',
    'patch /api/v1/communities/{communityId}/tenants/{tenantId}',
    'post /api/v1/communities',
    'post /api/v1/communities/{communityId}/invitations',
    'post /api/v1/communities/{communityId}/invitations/{invitationId}/confirm',
    'post /api/v1/communities/{communityId}/invitations/{invitationId}/refuse',
    'post /api/v1/communities/{communityId}/invitations/{invitationId}/resend',
    'post /api/v1/communities/{communityId}/tenants/{tenantId}/members',
    'post /api/v1/invitations/{invitationId}/accept',
    'post /api/v1/invitations/{invitationId}/decline',
    'post /api/v1/invitations/{invitationId}/withdraw',
    'post /dev/token',
  ])
})

test('every reference leads somewhere, and components have names that say what they are', () => {
  for (const value of everyValue(document)) {
    if (!('$ref' in value)) continue
    const path = String(value.$ref)
    assert.match(path, /^#\//)
    const target = path
      .slice(2)
      .split('/')
      .reduce<Json>((at, name) => at?.[decodeURIComponent(name)], document)
    assert.ok(target, path)
  }
  const names = Object.keys(document.components.schemas)
  for (const name of names) assert.match(name, /^[A-Z][A-Za-z]+$/)
  for (const name of ['Community', 'Invitation', 'ReceivedInvitation', 'Problem']) assert.ok(names.includes(name), name)
})

test('every operation is described, and says what it answers', () => {
  const ids = new Set<string>()
  for (const { path, method, operation } of operations) {
    const name = `${method} ${path}`
    assert.match(operation.operationId, /^[a-z][A-Za-z]+$/, name)
    assert.not.ok(ids.has(operation.operationId), name)
    ids.add(operation.operationId)
    assert.ok(operation.summary && operation.description, name)
    assert.is(operation.tags.length, 1, name)
    const statuses = Object.keys(operation.responses)
    assert.ok(
      statuses.some((status) => status.startsWith('2')),
      name,
    )
    for (const status of statuses) {
      const response = operation.responses[status]
      assert.ok(response.description && response.description !== 'Default Response', `${name} ${status}`)
      const media = Object.keys(response.content ?? {})
      if (Number(status) >= 400) assert.equal(media, ['application/problem+json'], `${name} ${status}`)
    }
  }
})

test('every operation of the API needs a token, and the scheme is described', () => {
  assert.is(document.components.securitySchemes.bearer.scheme, 'bearer')
  for (const { path, operation } of operations)
    assert.equal(operation.security, path.startsWith('/api/v1/') ? [{ bearer: [] }] : undefined, path)
})

test('path parameters are declared as they stand in the path, and bodies do not take unknown fields', () => {
  for (const { path, operation } of operations) {
    const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name)
    const declared = (operation.parameters ?? []).filter((parameter: Json) => parameter.in === 'path')
    assert.equal(
      declared.map((parameter: Json) => parameter.name),
      inPath,
    )
    for (const parameter of operation.parameters ?? []) assert.ok(parameter.description, `${path} ${parameter.name}`)
    const schema = operation.requestBody?.content['application/json'].schema
    if (schema === undefined) continue
    assert.is(schema.additionalProperties, false, path)
    const mustHold = schema.required !== undefined || schema.minProperties !== undefined
    assert.is(operation.requestBody.required, mustHold, `${path} asks for a body`)
  }
})

test('every header of every answer is described, and each write takes a key and answers with an ETag or nothing', () => {
  for (const { path, method, operation } of operations.filter(({ path }) => path.startsWith('/api/v1/'))) {
    const name = `${method} ${path}`
    const sent = (operation.parameters ?? []).map((parameter: Json) => parameter.name)
    assert.ok(sent.includes('X-Correlation-Id'), name)
    if (method !== 'get') assert.ok(sent.includes('Idempotency-Key'), name)
    if (method !== 'get' && path !== '/api/v1/communities') assert.ok(sent.includes('If-Match'), name)
    for (const [status, response] of Object.entries<Json>(operation.responses)) {
      const headers = Object.keys(response.headers ?? {})
      assert.ok(headers.includes('X-Correlation-Id'), `${name} ${status}`)
      if (['200', '201'].includes(status) && method !== 'get') assert.ok(headers.includes('ETag'), `${name} ${status}`)
      if (status === '201') assert.ok(headers.includes('Location'), name)
      if (['429', '503'].includes(status)) assert.ok(headers.includes('Retry-After'), `${name} ${status}`)
      if (status === '401') assert.ok(headers.includes('WWW-Authenticate'), name)
    }
  }
})

test('there are examples to try', () => {
  const body = document.paths['/api/v1/communities'].post.requestBody.content['application/json'].schema
  assert.equal(body.properties.name.examples, ['North Sea Wind'])
  assert.ok(document.components.schemas.Problem.properties.code.examples)
})

test('the documentation page loads nothing from elsewhere and runs no inline script', async () => {
  const world = await openWorld()
  const response = await world.app.inject('/docs/')
  assert.is(response.statusCode, 200)
  const policy = String(response.headers['content-security-policy'])
  assert.ok(policy.split('; ').includes("script-src 'self'"), policy)
  assert.ok(policy.startsWith("default-src 'none'; "), policy)
  assert.not.match(response.body, /https?:\/\//)
  for (const [, inline] of response.body.matchAll(/<script[^>]*>([^<]*)<\/script>/g)) assert.is(inline?.trim(), '')
  for (const [, file] of response.body.matchAll(/(?:src|href)="\.([^"]+)"/g))
    assert.is((await world.app.inject(`/docs${file}`)).statusCode, 200, file)
  await world.close()
})

test.run()
