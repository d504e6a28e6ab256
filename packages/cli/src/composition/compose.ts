import {
  type Clock,
  communityHandshake,
  communityService,
  hmacInvitationLinks,
  type InvitationLinks,
  type TenantDirectory,
} from '@community-handshake/domain'
import {
  deliveryState,
  mailGallery,
  type SharedNotifier,
  startSharedNotifier,
} from '@community-handshake/email-adapter'
import {
  type ExpirySweeper,
  type FollowingDirectory,
  nodePlatform,
  startExpirySweeper,
} from '@community-handshake/eventstore-adapter'
import {
  buildServer,
  listenServer,
  type Metrics,
  measuredHandshake,
  measuredStore,
  type ServerOptions,
} from '@community-handshake/http-adapter'
import type { FastifyInstance } from 'fastify'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import type { ServeSettings } from '../configuration/serve-settings.js'
import { openDirectory } from './directory.js'
import { type Identity, identityFor } from './identity.js'
import { loadLinkKeys } from './link-keys.js'
import { httpLog, type Log, makeLog } from './log.js'
import { type MailSystem, mailSystemFor } from './mail-system.js'
import { serveMetrics, startMetrics, watchParts } from './metrics.js'
import { communityPageUrl, invitationPageUrl, portalFor } from './portal.js'
import { type StartFailure, startFailure } from './start-failure.js'
import { openStore, type Store } from './store.js'
import { openWorkGroups, type WorkGroups } from './work-groups.js'

/** The product, running. */
export interface Running {
  /** Where it listens. */
  readonly url: string
  /** Finishes what is in hand, then lets go of everything. */
  readonly close: () => Promise<void>
}

interface Parts {
  readonly store: Store
  readonly groups: WorkGroups
  readonly directory: FollowingDirectory
  readonly identity: Identity
  readonly mail: MailSystem
  readonly links: InvitationLinks
  readonly log: Log
  readonly metrics: Metrics
}

const platform = nodePlatform()

const openMeasured = ({ store }: ServeSettings) =>
  openStore(store).map((opened) => {
    const metrics = startMetrics()
    return { store: measuredStore(opened, metrics), metrics }
  })

const openStorage = (
  settings: ServeSettings,
): Result<Pick<Parts, 'store' | 'directory' | 'groups' | 'metrics'>, StartFailure> =>
  openMeasured(settings).andThen(({ store, metrics }) =>
    openDirectory(settings, { store, hasher: platform.hasher })
      .andThen((directory) =>
        openWorkGroups(settings, store)
          .map((groups) => ({ store, directory, groups, metrics }))
          .orTee(() => void directory.close()),
      )
      .orTee(() => void store.close()),
  )

const gather = (settings: ServeSettings): Result<Parts, StartFailure> =>
  identityFor(settings).andThen((identity) =>
    loadLinkKeys(settings.linkKeysFile).andThen((keys) =>
      mailSystemFor(settings).andThen((mail) =>
        openStorage(settings).map((storage) => ({
          ...{ ...storage, identity, mail },
          links: hmacInvitationLinks(platform.hasher, keys),
          log: makeLog(settings.logLevel),
        })),
      ),
    ),
  )

interface Assembly {
  readonly app: FastifyInstance
  readonly notify: (url: string) => SharedNotifier
  readonly sweep: () => ExpirySweeper
}

const assemble = async (settings: ServeSettings, parts: Parts): Promise<Assembly> => {
  const { store, directory, groups, identity, mail, links, log, metrics } = parts
  const clock: Clock = platform.clock
  const tenants: TenantDirectory = identity.tenants
  const handshake = measuredHandshake(communityHandshake({ store, ...platform }), metrics)
  const service = communityService({ handshake, links, ...platform })
  const portal = portalFor(settings)
  const server: ServerOptions = {
    api: {
      ...{ handshake, service, directory, links, clock, tenants, store, hasher: platform.hasher },
      authenticate: identity.authenticate,
      deliveries: deliveryState({ store, hasher: platform.hasher }),
    },
    metrics,
    isReady: () => store.readAll({ limit: 1 }).map(() => undefined),
    ...httpLog(settings.logLevel),
    ...(settings.publicUrl === undefined ? {} : { publicUrl: settings.publicUrl }),
    ...(portal === undefined ? {} : { portal }),
    ...(identity.development === undefined
      ? {}
      : { development: { identities: identity.development, listMails: mail.sent, gallery: mailGallery() } }),
  }
  const notify = (url: string): SharedNotifier =>
    startSharedNotifier({
      ...{ store, handshake, tenants, links, log: log.notifier, mailer: mail.mailer },
      ...{ clock, hasher: platform.hasher, groups },
      invitationUrl: (invitationId) => invitationPageUrl(settings, url, invitationId),
      reminders: { directory },
      pageUrl: ({ communityId }) => communityPageUrl(settings, url, communityId),
      messageIdDomain: mail.messageIdDomain,
    })
  const sweep = (): ExpirySweeper => startExpirySweeper({ handshake, directory, ...platform, ...log.sweeper })
  return { app: await buildServer(server), notify, sweep }
}

const startAll = async (settings: ServeSettings, parts: Parts): Promise<Result<Running, StartFailure>> => {
  const letGo = async (): Promise<void> => {
    await parts.directory.close()
    await parts.mail.mailer.close()
    await parts.groups.close()
    await parts.store.close()
  }
  const filled = await parts.directory.catchUp()
  if (filled.isErr()) {
    await letGo()
    return err(startFailure(filled.error.message))
  }
  const { app, notify, sweep } = await assemble(settings, parts)
  const listening = await listenServer(app, settings)
  if (listening.isErr()) {
    await app.close()
    await letGo()
    return err(startFailure(listening.error.message))
  }
  const { url } = listening.value
  const shown = await serveMetrics(settings, parts.metrics)
  if (shown.isErr()) {
    await app.close()
    await letGo()
    return err(shown.error)
  }
  const notifier = notify(url)
  watchParts(parts, notifier)
  const sweeper = sweep()
  const close = async (): Promise<void> => {
    await app.close()
    await shown.value.close()
    await sweeper.stop()
    await notifier.stop()
    await letGo()
  }
  return ok({ url, close })
}

/** Puts the product together from its packages and starts it; what was opened is closed again where that fails. */
export const compose = (settings: ServeSettings): ResultAsync<Running, StartFailure> =>
  gather(settings).asyncAndThen((parts) => new ResultAsync(startAll(settings, parts)))
