import * as assert from 'uvu/assert'
import { ada, bela, type Person } from './people.js'
import type { Called, World } from './world.js'

/** Sees to it that a call succeeded, and gives its body. */
export const good = (called: Called): Called['body'] => {
  assert.ok(called.status < 300, `${called.status} ${called.text}`)
  return called.body
}

export const create = async (world: World, who: Person = ada, body: object = {}): Promise<string> =>
  good(await world.call(who, 'POST', '/communities', { payload: { name: 'North Sea Wind', ...body } }))['id']

export const invite = async (
  world: World,
  communityId: string,
  email: string = bela.email,
  who: Person = ada,
): Promise<string> =>
  good(await world.call(who, 'POST', `/communities/${communityId}/invitations`, { payload: { email } }))['id']

export const accept = (world: World, invitationId: string, who: Person = bela, also: object = {}): Promise<Called> =>
  world.call(who, 'POST', `/invitations/${invitationId}/accept`, { payload: { tenantId: who.tenantId, ...also } })

export const confirm = (
  world: World,
  communityId: string,
  invitationId: string,
  who: Person = ada,
  tenantId: string = bela.tenantId,
): Promise<Called> =>
  world.call(who, 'POST', `/communities/${communityId}/invitations/${invitationId}/confirm`, { payload: { tenantId } })

export const patch = (world: World, who: Person, path: string, payload: object, headers: Record<string, string> = {}) =>
  world.call(who, 'PATCH', path, { payload, headers })

export const post = (world: World, who: Person, path: string, payload: object, headers: Record<string, string> = {}) =>
  world.call(who, 'POST', path, { payload, headers })

/** Sends DELETE, with a body if one is given. */
export const remove = (
  world: World,
  who: Person,
  path: string,
  payload?: object,
  headers: Record<string, string> = {},
): Promise<Called> => world.call(who, 'DELETE', path, { ...(payload === undefined ? {} : { payload }), headers })

/** A community with one more member. */
export const joined = async (world: World, body: object = {}) => {
  const communityId = await create(world, ada, body)
  const invitationId = await invite(world, communityId)
  good(await accept(world, invitationId))
  good(await confirm(world, communityId, invitationId))
  return { communityId, invitationId }
}

/** Sees to it that a call was refused with a problem of this code and status. */
export const isProblem = (called: Called, status: number, code: string): void => {
  assert.is(called.status, status, called.text)
  assert.match(String(called.headers['content-type']), /^application\/problem\+json/)
  assert.is(called.body['code'], code, called.text)
  assert.is(called.body['type'], `urn:community-handshake:problem:${code}`)
  assert.is(called.body['status'], status)
  assert.is(called.body['correlationId'], called.headers['x-correlation-id'])
  for (const text of ['title', 'detail', 'advice']) assert.ok(called.body[text], `${text} in ${called.text}`)
  assert.type(called.body['retryable'], 'boolean')
}
