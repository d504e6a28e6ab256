import {
  communityHandshake,
  communityService,
  hmacInvitationLinks,
  type TenantDirectory,
} from '@community-handshake/domain'
import { type NotifierOptions, startNotifier } from '@community-handshake/email-adapter'
import {
  memoryDirectory,
  nodePlatform,
  sqliteEventStore,
  startExpirySweeper,
} from '@community-handshake/eventstore-adapter'
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
  /** How its mails leave, and which of its pages an invitation's link opens. */
  readonly mail: Pick<NotifierOptions, 'mailer' | 'invitationUrl' | 'messageIdDomain' | 'log'>
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
    const { authenticate, tenants, mail } = host

    const app = Fastify()
    app.get('/', () => 'The host platform itself.')
    const api = { ...platform, store, handshake, service, directory, links, authenticate, tenants }
    void app.register(communityHandshakeHttp, { prefix: '/collaboration/v1', ...api })

    const { checkpoints } = store
    const notifier = startNotifier({ ...platform, ...mail, store, checkpoints, handshake, links, tenants })
    const sweeper = startExpirySweeper({ ...platform, handshake, directory })
    app.addHook('onClose', () => Promise.all([notifier.stop(), sweeper.stop()]).then(store.close))
    return ok(app)
  })
// #endregion readme
