import { join } from 'node:path'
import {
  type Clock,
  communityHandshake,
  communityService,
  hmacInvitationLinks,
  type InvitationLinks,
  type TenantDirectory,
} from '@community-handshake/domain'
import { type Notifier, startNotifier } from '@community-handshake/email-adapter'
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
import { type StartFailure, startFailure } from './start-failure.js'
import { openStore, type Store } from './store.js'

/** The product, running. */
export interface Running {
  /** Where it listens. */
  readonly url: string
  /** Finishes what is in hand, then lets go of everything. */
  readonly close: () => Promise<void>
}

interface Parts {
  readonly store: Store
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

const gather = (settings: ServeSettings): Result<Parts, StartFailure> =>
  identityFor(settings).andThen((identity) =>
    loadLinkKeys(join(settings.dataFolder, 'link-keys.json')).andThen((keys) =>
      mailSystemFor(settings).andThen((mail) =>
        openMeasured(settings).andThen(({ store, metrics }) =>
          openDirectory(settings, { store, hasher: platform.hasher })
            .map((directory) => ({
              ...{ store, directory, identity, mail, metrics },
              links: hmacInvitationLinks(platform.hasher, keys),
              log: makeLog(settings.logLevel),
            }))
            .orTee(() => void store.close()),
        ),
      ),
    ),
  )

interface Assembly {
  readonly app: FastifyInstance
  readonly notify: (url: string) => Notifier
  readonly sweep: () => ExpirySweeper
}

const assemble = async (settings: ServeSettings, parts: Parts): Promise<Assembly> => {
  const { store, directory, identity, mail, links, log, metrics } = parts
  const clock: Clock = platform.clock
  const tenants: TenantDirectory = identity.tenants
  const handshake = measuredHandshake(communityHandshake({ store, ...platform }), metrics)
  const service = communityService({ handshake, links, ...platform })
  const server: ServerOptions = {
    api: {
      ...{ handshake, service, directory, links, clock, tenants, store, hasher: platform.hasher },
      authenticate: identity.authenticate,
    },
    metrics,
    isReady: () => store.readAll({ limit: 1 }).map(() => undefined),
    ...httpLog(settings.logLevel),
    ...(settings.publicUrl === undefined ? {} : { publicUrl: settings.publicUrl }),
    ...(identity.development === undefined
      ? {}
      : { development: { identities: identity.development, listMails: mail.sent } }),
  }
  const notify = (url: string): Notifier =>
    startNotifier({
      ...{ store, handshake, tenants, links, log: log.notifier, mailer: mail.mailer },
      ...{ clock, hasher: platform.hasher, checkpoints: store.checkpoints },
      invitationUrl: (invitationId) => `${settings.publicUrl ?? url}/invitations/${invitationId}`,
      messageIdDomain: mail.messageIdDomain,
    })
  const sweep = (): ExpirySweeper => startExpirySweeper({ handshake, directory, ...platform, ...log.sweeper })
  return { app: await buildServer(server), notify, sweep }
}

const startAll = async (settings: ServeSettings, parts: Parts): Promise<Result<Running, StartFailure>> => {
  const letGo = async (): Promise<void> => {
    await parts.directory.close()
    await parts.mail.mailer.close()
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
