import type { EmailAddress } from './email-address.js'
import type { TenantId, UserId } from './ids.js'

/** A role's name as the host platform calls it, for example `tenant-administrator`. */
export type Role = string

/**
 * Who does something, as the host's identity provider says it, never as a request body does:
 * a person signed in to one tenant, with the roles held there.
 */
export interface Actor {
  readonly userId: UserId
  readonly email: EmailAddress
  /** True only where the identity provider vouches that the address is this person's. */
  readonly emailVerified: boolean
  readonly tenantId: TenantId
  readonly roles: readonly Role[]
}

/** Tells whether the actor holds at least one of the roles. */
export const holdsAnyRole = (actor: Actor, roles: readonly Role[]): boolean =>
  actor.roles.some((role) => roles.includes(role))
