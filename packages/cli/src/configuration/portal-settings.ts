import { resolve } from 'node:path'
import type { PortalColours, PortalSignIn } from '@community-handshake/http-adapter'
import { err, ok, type Result, safeTry } from 'neverthrow'
import { type StartFailure, startFailure } from '../composition/start-failure.js'
import type { IdentitySettings } from './identity-settings.js'

/** The options of `serve` about the portal, as they come from the command line or the environment. */
export interface PortalChoices {
  /** False with `--no-portal`. */
  readonly portal?: boolean
  readonly portalName?: string
  readonly portalLogo?: string
  readonly portalAccent?: string
  readonly portalLanguage?: string
  readonly oidcClientId?: string
  readonly oidcScope?: string
  readonly oidcResource?: string
  readonly oidcParameter?: readonly string[]
  readonly oidcConnect?: readonly string[]
}

/** How the portal is served. */
export interface PortalServing {
  readonly name?: string
  readonly logo?: string
  readonly colours?: PortalColours
  readonly language?: string
  readonly signIn: PortalSignIn
}

const parametersOf = (pairs: readonly string[]): Result<Readonly<Record<string, string>>, StartFailure> => {
  const entries = pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const)
  return entries.every(([name]) => name !== '') && pairs.every((pair) => pair.includes('='))
    ? ok(Object.fromEntries(entries))
    : err(startFailure('--oidc-parameter must read <name>=<value>, such as audience=communities.'))
}

const originsOf = (urls: readonly string[]): Result<readonly string[], StartFailure> => {
  const wrong = urls.find((url) => !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
  return wrong === undefined
    ? ok(urls)
    : err(startFailure(`--oidc-connect ${wrong} must be an address such as https://tokens.example.com.`))
}

const providerSignIn = (issuer: string, clientId: string, choices: PortalChoices): Result<PortalSignIn, StartFailure> =>
  safeTry(function* () {
    const { oidcScope: scope, oidcResource: resource, oidcParameter = [], oidcConnect = [] } = choices
    const parameters = yield* parametersOf(oidcParameter)
    const connectTo = yield* originsOf(oidcConnect)
    return ok({
      kind: 'oidc' as const,
      issuer,
      clientId,
      parameters,
      connectTo,
      ...(scope === undefined ? {} : { scope }),
      ...(resource === undefined ? {} : { resource }),
    })
  })

const coloursOf = (accent: string | undefined): Result<{ colours?: PortalColours }, StartFailure> => {
  if (accent === undefined) return ok({})
  return /^#[0-9a-f]{6}$/i.test(accent)
    ? ok({ colours: { accent } })
    : err(startFailure(`--portal-accent ${accent} is not a colour. Use the form #rrggbb.`))
}

const languageOf = (language: string | undefined): Result<{ language?: string }, StartFailure> => {
  if (language === undefined) return ok({})
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language)
    ? ok({ language })
    : err(startFailure(`--portal-language ${language} is not a language tag such as de or es-MX.`))
}

const signInOf = (
  identity: IdentitySettings,
  choices: PortalChoices,
): Result<PortalSignIn | undefined, StartFailure> => {
  if (identity.kind === 'development') return ok({ kind: 'development' })
  const { oidcClientId: clientId } = choices
  return clientId === undefined ? ok(undefined) : providerSignIn(identity.issuer, clientId, choices)
}

/**
 * Checks the options about the portal; undefined where there shall be none. With a real provider it is there once
 * `--oidc-client-id` says as which client people sign in to it.
 */
export const portalServing = (
  identity: IdentitySettings,
  choices: PortalChoices,
): Result<PortalServing | undefined, StartFailure> =>
  safeTry(function* () {
    if (choices.portal === false) return ok(undefined)
    const signIn = yield* signInOf(identity, choices)
    if (signIn === undefined) return ok(undefined)
    const colours = yield* coloursOf(choices.portalAccent)
    const language = yield* languageOf(choices.portalLanguage)
    return ok({
      signIn,
      ...colours,
      ...language,
      ...(choices.portalName === undefined ? {} : { name: choices.portalName }),
      ...(choices.portalLogo === undefined ? {} : { logo: resolve(choices.portalLogo) }),
    })
  })
