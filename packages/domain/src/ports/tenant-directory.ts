import type { ResultAsync } from 'neverthrow'
import type { TenantId } from '../identity/ids.js'
import type { Timestamp } from '../time/timestamp.js'

/** What the host platform knows of a tenant. */
export interface TenantProfile {
  readonly tenantId: TenantId
  /** The name that people know the tenant by. */
  readonly name: string
  /** Domains of which the host knows that they are this tenant's, in lower case; unknown if left out. */
  readonly verifiedDomains?: readonly string[]
  /** Since when the host has had this tenant; unknown if left out. */
  readonly since?: Timestamp
}

/** The host platform could not be asked. */
export interface TenantDirectoryFailure {
  readonly kind: 'tenant-directory-failure'
  readonly message: string
}

/** Asks the host platform about its tenants. */
export interface TenantDirectory {
  /** The profile of a tenant; undefined if the host knows none under that id. */
  readonly find: (tenantId: TenantId) => ResultAsync<TenantProfile | undefined, TenantDirectoryFailure>
}
