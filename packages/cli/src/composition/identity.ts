import type { TenantDirectory } from '@community-handshake/domain'
import {
  type Authenticate,
  type DevelopmentIdentities,
  developmentIdentities,
  oidcAuthentication,
} from '@community-handshake/http-adapter'
import { ok, Result } from 'neverthrow'
import type { IdentitySettings } from '../configuration/identity-settings.js'
import type { ServeSettings } from '../configuration/serve-settings.js'
import { type StartFailure, startFailure } from './start-failure.js'
import { tenantsInFile } from './tenants-file.js'

/** Who can sign in, and what is known of their tenants. */
export interface Identity {
  readonly authenticate: Authenticate
  readonly tenants: TenantDirectory
  /** The sample people, with `--dev` only. */
  readonly development?: DevelopmentIdentities
}

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
  return tenantsInFile(tenantsFile).andThen((tenants) =>
    oidc(identity).map((authenticate) => ({ authenticate, tenants })),
  )
}
