import { resolve } from 'node:path'
import { err, ok, type Result, safeTry } from 'neverthrow'
import { type LogLevel, logLevels } from '../composition/log.js'
import { type StartFailure, startFailure } from '../composition/start-failure.js'
import type { IdentitySettings } from './identity-settings.js'
import { type PortalChoices, type PortalServing, portalServing } from './portal-settings.js'
import { type StoreSettings, storeAddress } from './store-address.js'

/** The options of `serve` as they come from the command line or the environment. */
export interface ServeOptions extends PortalChoices {
  readonly data: string
  readonly store?: string
  readonly host: string
  readonly port: string
  readonly publicUrl?: string
  readonly dev?: boolean
  readonly json?: boolean
  readonly oidcIssuer?: string
  readonly oidcAudience?: string
  readonly oidcJwksUri?: string
  readonly oidcClaim: readonly string[]
  readonly linkKeys?: string
  readonly tenants?: string
  readonly smtp?: string
  readonly mailFolder?: string
  readonly mailFrom?: string
  readonly dkimKey?: string
  readonly dkimSelector?: string
  readonly logLevel?: string
  readonly metricsPort?: string
  readonly metricsHost: string
}

/** The settings of `serve`, checked and complete. */
export interface ServeSettings {
  readonly dataFolder: string
  readonly store: StoreSettings
  /** What the secrets of links are derived from. */
  readonly linkKeysFile: string
  readonly host: string
  readonly port: number
  readonly publicUrl?: string
  readonly identity: IdentitySettings
  readonly smtpUrl?: string
  readonly mailFolder?: string
  readonly mailFrom: string
  /** With which key mails are signed; not at all if left out. */
  readonly dkim?: { readonly keyFile: string; readonly selector: string }
  readonly logLevel: LogLevel
  /** Where `/metrics` listens; nowhere if left out. */
  readonly metricsAt?: { readonly host: string; readonly port: number }
  /** A JSON file with the names of tenants. */
  readonly tenantsFile?: string
  /** How the portal is served; not at all if left out. */
  readonly portal?: PortalServing
}

const claimNames = ['userId', 'email', 'emailVerified', 'tenantId', 'roles'] as const

const storeOf = ({ store, data }: ServeOptions): Result<StoreSettings, StartFailure> =>
  store === undefined
    ? ok({ kind: 'sqlite', path: resolve(data, 'history.db') })
    : storeAddress(store).mapErr(({ message }) => startFailure(`--store: ${message}`))

const portOf = (text: string, flag = '--port'): Result<number, StartFailure> =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535
    ? ok(Number(text))
    : err(startFailure(`${flag} ${text} is not a port. Use a number from 0 (any free one) to 65535.`))

const dkimOf = ({ dkimKey, dkimSelector }: ServeOptions): Result<Pick<ServeSettings, 'dkim'>, StartFailure> => {
  if (dkimKey === undefined && dkimSelector === undefined) return ok({})
  return dkimKey !== undefined && dkimSelector !== undefined
    ? ok({ dkim: { keyFile: resolve(dkimKey), selector: dkimSelector } })
    : err(startFailure('--dkim-key and --dkim-selector belong together: give both, or none.'))
}

const metricsOf = ({
  metricsPort,
  metricsHost: host,
}: ServeOptions): Result<Pick<ServeSettings, 'metricsAt'>, StartFailure> =>
  metricsPort === undefined
    ? ok({})
    : portOf(metricsPort, '--metrics-port').map((port) => ({ metricsAt: { host, port } }))

const publicUrlOf = (text: string | undefined): Result<string | undefined, StartFailure> => {
  if (text === undefined) return ok(undefined)
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === ''
    ? ok(url.href.replace(/\/$/, ''))
    : err(startFailure(`--public-url ${text} must be an address such as https://communities.example.com.`))
}

const claimsOf = (pairs: readonly string[]): Result<Readonly<Record<string, string>>, StartFailure> => {
  const entries = pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const)
  const wrong = entries.find(([name, claim]) => !claimNames.some((known) => known === name) || claim === '')
  return wrong === undefined
    ? ok(Object.fromEntries(entries))
    : err(startFailure(`--oidc-claim must read <what>=<claim>, where <what> is one of ${claimNames.join(', ')}.`))
}

const oidcOf = (options: ServeOptions): Result<IdentitySettings, StartFailure> => {
  const { oidcIssuer: issuer, oidcAudience: audience, oidcJwksUri: jwksUri } = options
  if (issuer === undefined || audience === undefined)
    return err(
      startFailure(
        'Nobody could sign in. Give --oidc-issuer and --oidc-audience of your OpenID provider, or --dev to try it with sample people.',
      ),
    )
  return claimsOf(options.oidcClaim).map((claims) => ({
    kind: 'oidc',
    issuer,
    audience,
    claims,
    ...(jwksUri === undefined ? {} : { jwksUri }),
  }))
}

const identityOf = (options: ServeOptions): Result<IdentitySettings, StartFailure> => {
  if (options.dev !== true) return oidcOf(options)
  return options.oidcIssuer === undefined
    ? ok({ kind: 'development' })
    : err(
        startFailure(
          '--dev and --oidc-issuer exclude each other: sample people must never sign in to a real installation.',
        ),
      )
}

const mailFolderOf = (options: ServeOptions): Result<string | undefined, StartFailure> => {
  if (options.mailFolder !== undefined) return ok(resolve(options.mailFolder))
  if (options.dev === true) return ok(resolve(options.data, 'mails'))
  return options.smtp === undefined
    ? err(
        startFailure(
          'Invitations go out by mail. Give --smtp smtp://host:port, or --mail-folder to write mails to files.',
        ),
      )
    : ok(undefined)
}

// Servers on one cluster that each made keys of their own would not know the links in each other's mails.
const linkKeysFileOf = ({ linkKeys, data }: ServeOptions, store: StoreSettings): Result<string, StartFailure> => {
  if (linkKeys !== undefined) return ok(resolve(linkKeys))
  return store.kind === 'eventstoredb'
    ? err(
        startFailure(
          'Servers that share a store share the keys of their links, too. Give --link-keys <file>, the same on each; it is made where there is none.',
        ),
      )
    : ok(resolve(data, 'link-keys.json'))
}

const logLevelOf = ({ logLevel, dev }: ServeOptions): Result<LogLevel, StartFailure> => {
  if (logLevel === undefined) return ok(dev === true ? 'warn' : 'info')
  const level = logLevels.find((known) => known === logLevel)
  return level === undefined
    ? err(startFailure(`--log-level ${logLevel} is not one of ${logLevels.join(', ')}.`))
    : ok(level)
}

/** Checks the options of `serve` and fills in what was left out; the failure says which option and what to do. */
export const serveSettings = (options: ServeOptions): Result<ServeSettings, StartFailure> =>
  safeTry(function* () {
    const store = yield* storeOf(options)
    const port = yield* portOf(options.port)
    const publicUrl = yield* publicUrlOf(options.publicUrl)
    const identity = yield* identityOf(options)
    const mailFolder = yield* mailFolderOf(options)
    const logLevel = yield* logLevelOf(options)
    const linkKeysFile = yield* linkKeysFileOf(options, store)
    const portal = yield* portalServing(identity, options)
    const metrics = yield* metricsOf(options)
    const dkim = yield* dkimOf(options)
    return ok({
      dataFolder: resolve(options.data),
      store,
      linkKeysFile,
      host: options.host,
      port,
      identity,
      mailFrom: options.mailFrom ?? 'Community Handshake <no-reply@localhost.example>',
      logLevel,
      ...metrics,
      ...dkim,
      ...(publicUrl === undefined ? {} : { publicUrl }),
      ...(portal === undefined ? {} : { portal }),
      ...(options.smtp === undefined ? {} : { smtpUrl: options.smtp }),
      ...(mailFolder === undefined ? {} : { mailFolder }),
      ...(options.tenants === undefined ? {} : { tenantsFile: options.tenants }),
    })
  })
