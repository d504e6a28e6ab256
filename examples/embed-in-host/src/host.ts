import {
  communityHandshake,
  communityService,
  hmacInvitationLinks,
  type TenantDirectory,
} from '@community-handshake/domain'
import { memoryDirectory, nodePlatform, sqliteEventStore } from '@community-handshake/eventstore-adapter'
import { type Authenticate, communityHandshakeHttp } from '@community-handshake/http-adapter'
import Fastify, { type FastifyInstance } from 'fastify'
import { ok, type Result } from 'neverthrow'

/** What the host platform brings along. */
export interface Host {
  /** The file that shall hold the history. */
  readonly historyFile: string
  /** At least 32 random bytes, kept with the host's other secrets. */
  readonly linkKey: Uint8Array
  /** Who is signed in, by the host's own means. */
  readonly authenticate: Authenticate
  /** What the host knows of its tenants. */
  readonly tenants: TenantDirectory
}

// #region readme
/** A host platform's own app, with communities under a prefix of its choice. */
export const hostApp = (host: Host): Result<FastifyInstance, { readonly message: string }> =>
  sqliteEventStore({ path: host.historyFile }).andThen((store) => {
    const platform = nodePlatform()
    const links = hmacInvitationLinks(platform.hasher, [{ id: 'k1', key: host.linkKey }])
    const handshake = communityHandshake({ store, ...platform })
    const service = communityService({ handshake, links, ...platform })
    const directory = memoryDirectory({ store, ...platform })

    const app = Fastify()
    app.get('/', () => 'The host platform itself.')
    app.register(communityHandshakeHttp, {
      prefix: '/collaboration/v1',
      ...{ handshake, service, directory, links, clock: platform.clock },
      authenticate: host.authenticate,
      tenants: host.tenants,
    })
    app.addHook('onClose', () => store.close())
    return ok(app)
  })
// #endregion readme
