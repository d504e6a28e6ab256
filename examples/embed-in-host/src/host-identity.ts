import {
  type Actor,
  parseEmailAddress,
  parseTenantId,
  parseUserId,
  type TenantDirectory,
  type TenantProfile,
} from '@community-handshake/domain'
import { type Authenticate, authenticationFailure } from '@community-handshake/http-adapter'
import { errAsync, okAsync, Result } from 'neverthrow'

/** A row of the host's own table of users, as an example. */
export interface HostUser {
  readonly session: string
  readonly user: string
  readonly mail: string
  readonly tenant: string
  readonly roles: readonly string[]
}

/** Makes an actor of one of the host's own users. */
export const actorOf = (row: HostUser): Result<Actor, { readonly message: string }> =>
  Result.combine([parseUserId(row.user), parseEmailAddress(row.mail), parseTenantId(row.tenant)]).map(
    ([userId, email, tenantId]) => ({ userId, email, emailVerified: true, tenantId, roles: row.roles }),
  )

/** Signs in by the host's own session header: the packages ask for an actor and do not care where it comes from. */
export const hostAuthentication =
  (users: readonly HostUser[]): Authenticate =>
  ({ headers }) => {
    const row = users.find(({ session }) => session === headers['x-host-session'])
    const actor = row === undefined ? undefined : actorOf(row)
    return actor?.isOk() === true
      ? okAsync(actor.value)
      : errAsync(authenticationFailure('no-token', 'Sign in to the host platform.'))
  }

/** What the host knows of its tenants. */
export const hostTenants = (names: Readonly<Record<string, string>>): TenantDirectory => ({
  find: (tenantId) => {
    const name = names[tenantId]
    return okAsync<TenantProfile | undefined, never>(name === undefined ? undefined : { tenantId, name })
  },
})
