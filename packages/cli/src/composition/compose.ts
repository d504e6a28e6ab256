import { join } from 'node:path'
import {
  type Clock,
  type CommunityDirectory,
  communityHandshake,
  communityService,
  hmacInvitationLinks,
  type InvitationLinks,
  type TenantDirectory,
} from '@community-handshake/domain'
import { type Notifier, startNotifier } from '@community-handshake/email-adapter'
import {
  type ExpirySweeper,
  memoryDirectory,
  nodePlatform,
  startExpirySweeper,
} from '@community-handshake/eventstore-adapter'
import { buildServer, listenServer, type ServerOptions } from '@community-handshake/http-adapter'
import type { FastifyInstance } from 'fastify'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import type { ServeSettings } from '../configuration/serve-settings.js'
import { type Identity, identityFor } from './identity.js'
import { loadLinkKeys } from './link-keys.js'
import { httpLog, type Log, makeLog } from './log.js'
import { type MailSystem, mailSystemFor } from './mail-system.js'
import { invitationPageUrl, portalFor } from './portal.js'
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
  readonly identity: Identity
  readonly mail: MailSystem
  readonly links: InvitationLinks
  readonly log: Log
}

const platform = nodePlatform()

const gather = (settings: ServeSettings): Result<Parts, StartFailure> =>
  identityFor(settings).andThen((identity) =>
    loadLinkKeys(join(settings.dataFolder, 'link-keys.json')).andThen((keys) =>
      mailSystemFor(settings).andThen((mail) =>
        openStore(settings.store).map((store) => ({
          ...{ store, identity, mail },
          links: hmacInvitationLinks(platform.hasher, keys),
          log: makeLog(settings.logLevel),
        })),
      ),
    ),
  )

interface Assembly {
  readonly app: FastifyInstance
  readonly directory: CommunityDirectory
  readonly notify: (url: string) => Notifier
  readonly sweep: () => ExpirySweeper
}

const assemble = async (settings: ServeSettings, parts: Parts): Promise<Assembly> => {
  const { store, identity, mail, links, log } = parts
  const clock: Clock = platform.clock
  const tenants: TenantDirectory = identity.tenants
  const handshake = communityHandshake({ store, ...platform })
  const service = communityService({ handshake, links, ...platform })
  const directory = memoryDirectory({ store, ...platform })
  const portal = portalFor(settings)
  const server: ServerOptions = {
    api: {
      ...{ handshake, service, directory, links, clock, tenants, store, hasher: platform.hasher },
      authenticate: identity.authenticate,
    },
    isReady: () => store.readAll({ limit: 1 }).map(() => undefined),
    ...httpLog(settings.logLevel),
    ...(settings.publicUrl === undefined ? {} : { publicUrl: settings.publicUrl }),
    ...(portal === undefined ? {} : { portal }),
    ...(identity.development === undefined
      ? {}
      : { development: { identities: identity.development, listMails: mail.sent } }),
  }
  const notify = (url: string): Notifier =>
    startNotifier({
      ...{ store, handshake, tenants, links, log: log.notifier, mailer: mail.mailer },
      ...{ clock, hasher: platform.hasher, checkpoints: store.checkpoints },
      invitationUrl: (invitationId) => invitationPageUrl(settings, url, invitationId),
      messageIdDomain: mail.messageIdDomain,
    })
  const sweep = (): ExpirySweeper => startExpirySweeper({ handshake, directory, ...platform, ...log.sweeper })
  return { app: await buildServer(server), directory, notify, sweep }
}

const startAll = async (settings: ServeSettings, parts: Parts): Promise<Result<Running, StartFailure>> => {
  const { app, directory, notify, sweep } = await assemble(settings, parts)
  const letGo = async (): Promise<void> => {
    await directory.close()
    await parts.mail.mailer.close()
    await parts.store.close()
  }
  const listening = await listenServer(app, settings)
  if (listening.isErr()) {
    await app.close()
    await letGo()
    return err(startFailure(listening.error.message))
  }
  const { url } = listening.value
  const notifier = notify(url)
  const sweeper = sweep()
  const close = async (): Promise<void> => {
    await app.close()
    await sweeper.stop()
    await notifier.stop()
    await letGo()
  }
  return ok({ url, close })
}

/** Puts the product together from its packages and starts it; what was opened is closed again where that fails. */
export const compose = (settings: ServeSettings): ResultAsync<Running, StartFailure> =>
  gather(settings).asyncAndThen((parts) => new ResultAsync(startAll(settings, parts)))
