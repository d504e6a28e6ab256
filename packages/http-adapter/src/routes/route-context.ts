import type {
  Clock,
  CommunityDirectory,
  CommunityHandshake,
  CommunityService,
  DeliveryState,
  EventStore,
  Hasher,
  InvitationLinks,
  TenantDirectory,
} from '@community-handshake/domain'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { LiveOptions } from '../live/live-options.js'

/** What the routes work with. */
export interface RoutePorts {
  readonly handshake: CommunityHandshake
  readonly service: CommunityService
  readonly directory: CommunityDirectory
  readonly links: InvitationLinks
  readonly clock: Clock
  readonly tenants: TenantDirectory
  /** The store that the handshake works on: histories and live events are read from it. */
  readonly store: Pick<EventStore, 'readStream' | 'readAll' | 'subscribe'>
  readonly hasher: Hasher
  /** Tells what became of the mails about an invitation; nothing is told of them if left out. */
  readonly deliveries?: DeliveryState
  /** How live events are sent; see {@link LiveOptions} for what is done if left out. */
  readonly live?: LiveOptions
}

/** The ports, and the path under which the routes are mounted. */
export interface RouteContext extends RoutePorts {
  /** Without a slash at the end, for example `/api/v1`; empty at the root. */
  readonly base: string
}

/** A Fastify instance whose request types come from TypeBox schemas. */
export type TypedApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** Adds one route to the app. */
export type AddRoute = (app: TypedApp, context: RouteContext) => void

/** What each route asks for in an OpenAPI document: the security scheme `bearer`. */
export const bearer: readonly { readonly [scheme: string]: readonly string[] }[] = [{ bearer: [] }]
