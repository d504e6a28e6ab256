import { readFileSync } from 'node:fs'
import type { TenantDirectory, TenantProfile } from '@community-handshake/domain'
import {
  type Authenticate,
  type DevelopmentIdentities,
  developmentIdentities,
  oidcAuthentication,
} from '@community-handshake/http-adapter'
import { err, ok, okAsync, Result } from 'neverthrow'
import type { IdentitySettings, ServeSettings } from '../configuration/serve-settings.js'
import { type StartFailure, startFailure } from './start-failure.js'

/** Who can sign in, and what is known of their tenants. */
export interface Identity {
  readonly authenticate: Authenticate
  readonly tenants: TenantDirectory
  /** The sample people, with `--dev` only. */
  readonly development?: DevelopmentIdentities
}

const namesIn = (value: unknown): ReadonlyMap<string, string> | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const entries = Object.entries(value).flatMap(([id, name]): [string, string][] =>
    typeof name === 'string' ? [[id, name]] : [],
  )
  return entries.length === Object.keys(value).length ? new Map(entries) : undefined
}

const readNames = (path: string | undefined): Result<ReadonlyMap<string, string>, StartFailure> => {
  if (path === undefined) return ok(new Map())
  return Result.fromThrowable(
    (): unknown => JSON.parse(readFileSync(path, 'utf8')),
    (error) => startFailure(`Cannot read the tenants in ${path}: ${String(error)}.`),
  )().andThen((value) => {
    const names = namesIn(value)
    return names === undefined
      ? err(
          startFailure(
            `${path} must hold one JSON object with the name of each tenant, such as {"t-1": "Aster Energy"}.`,
          ),
        )
      : ok(names)
  })
}

const tenantsNamed = (names: ReadonlyMap<string, string>): TenantDirectory => ({
  find: (tenantId) => {
    const name = names.get(tenantId)
    return okAsync<TenantProfile | undefined, never>(name === undefined ? undefined : { tenantId, name })
  },
})

const oidc = (settings: Extract<IdentitySettings, { kind: 'oidc' }>): Result<Authenticate, StartFailure> => {
  const { kind: _kind, ...options } = settings
  return Result.fromThrowable(
    () => oidcAuthentication(options),
    (error) =>
      startFailure(`The OpenID provider cannot be used: ${error instanceof Error ? error.message : String(error)}.`),
  )()
}

/** Sets up signing in as the settings say. */
export const identityFor = ({ identity, tenantsFile }: ServeSettings): Result<Identity, StartFailure> => {
  if (identity.kind === 'development') {
    const development = developmentIdentities()
    return ok({ authenticate: development.authenticate, tenants: development.tenants, development })
  }
  return readNames(tenantsFile).andThen((names) =>
    oidc(identity).map((authenticate) => ({ authenticate, tenants: tenantsNamed(names) })),
  )
}
