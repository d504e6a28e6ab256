import {
  type Clock,
  type CommunityDirectory,
  communityHandshake,
  communityService,
  type EventStore,
  hmacInvitationLinks,
  type InvitationId,
  type InvitationLinks,
  type Timestamp,
  timestampOf,
} from '@community-handshake/domain'
import { memoryDirectory, memoryEventStore, nodePlatform } from '@community-handshake/eventstore-adapter'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { okAsync } from 'neverthrow'
import { apiBase, buildServer, type CommunityHandshakeHttpOptions, type ServerOptions } from '../../src/index.js'
import { contractOf } from './contract.js'
import { authenticateByName, type Person } from './people.js'

type Json = ReturnType<typeof JSON.parse>

/** A clock that stands still until it is moved on. */
export const testClock = (): Clock & { readonly moveOn: (days: number) => void } => {
  let now = Date.UTC(2026, 0, 5, 9, 30)
  return {
    now: (): Timestamp => timestampOf(now),
    moveOn: (days) => {
      now += days * 86_400_000
    },
  }
}

const platform = nodePlatform()

export interface Ports extends CommunityHandshakeHttpOptions {
  readonly store: EventStore
}

export interface PortChoices {
  readonly clock?: Clock
  readonly store?: EventStore
  readonly links?: InvitationLinks
  readonly directory?: CommunityDirectory
  readonly replace?: (ports: Ports) => Partial<Omit<CommunityHandshakeHttpOptions, 'store'>>
}

/** Everything that the plugin works with, on a store in memory. */
export const portsOn = (choices: PortChoices = {}): Ports => {
  const store = choices.store ?? memoryEventStore()
  const clock = choices.clock ?? platform.clock
  const links = choices.links ?? hmacInvitationLinks(platform.hasher, [{ id: 'test', key: new Uint8Array(32).fill(7) }])
  const handshake = communityHandshake({ store, ...platform })
  const service = communityService({ handshake, ...platform, clock, links })
  const directory = choices.directory ?? memoryDirectory({ store, hasher: platform.hasher, patienceMs: 50 })
  const tenants: CommunityHandshakeHttpOptions['tenants'] = {
    find: (tenantId) => okAsync({ tenantId, name: `Tenant ${tenantId}` }),
  }
  const { hasher } = platform
  const known = { store, hasher, handshake, service, directory, links, clock, tenants }
  const ports = { ...known, authenticate: authenticateByName }
  return { ...ports, ...choices.replace?.(ports) }
}

export interface CallOptions {
  readonly payload?: unknown
  readonly headers?: Record<string, string>
}

/** An answer with its body read. */
export interface Called {
  readonly status: number
  readonly headers: LightMyRequestResponse['headers']
  readonly text: string
  readonly body: Json
}

export interface World {
  readonly app: FastifyInstance
  readonly ports: Ports
  readonly clock: ReturnType<typeof testClock>
  /** Calls the API as somebody and checks the answer against the OpenAPI document. */
  readonly call: (who: Person | undefined, method: string, path: string, options?: CallOptions) => Promise<Called>
  readonly secretOf: (invitationId: string, generation?: number) => string
  readonly close: () => Promise<void>
}

const withoutApi = (choices: PortChoices & Partial<ServerOptions>): Partial<ServerOptions> => {
  const { log, development, publicUrl, isReady, portal } = choices
  return {
    ...(log === undefined ? {} : { log }),
    ...(development === undefined ? {} : { development }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(portal === undefined ? {} : { portal }),
    ...(isReady === undefined ? {} : { isReady }),
  }
}

/** Opens a server on a store in memory. */
export const openWorld = async (choices: PortChoices & Partial<ServerOptions> = {}): Promise<World> => {
  const clock = testClock()
  const ports = portsOn({ clock, ...choices })
  const app = await buildServer({ isReady: () => okAsync(undefined), ...withoutApi(choices), api: ports })
  await app.ready()
  const check = contractOf(app)
  return {
    app,
    ports,
    clock,
    call: async (who, method, path, { payload, headers = {} } = {}) => {
      const url = `${apiBase}${path}`
      const response = await app.inject({
        method: method as 'GET',
        url,
        headers: { ...(who === undefined ? {} : { authorization: `Bearer ${who.token}` }), ...headers },
        ...(payload === undefined ? {} : { payload: payload as string }),
      })
      check(method, url, response)
      const isJson = String(response.headers['content-type']).includes('json')
      return {
        status: response.statusCode,
        headers: response.headers,
        text: response.body,
        body: isJson && response.body !== '' ? response.json() : {},
      }
    },
    secretOf: (invitationId, generation = 1) => ports.links.secretFor(invitationId as InvitationId, generation),
    close: async () => {
      await app.close()
      await ports.directory.close()
      await ports.store.close()
    },
  }
}
