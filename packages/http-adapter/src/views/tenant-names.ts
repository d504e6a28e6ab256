import type { TenantDirectory, TenantId, TenantProfile } from '@community-handshake/domain'
import { okAsync, ResultAsync } from 'neverthrow'

/** The name that people know a tenant by. */
export type TenantNames = (tenantId: TenantId) => string

/** What the host's directory said of some tenants. */
export interface TenantProfiles {
  /** What is known of each tenant that was asked for; undefined where the host knows none. */
  readonly profiles: ReadonlyMap<TenantId, TenantProfile | undefined>
  /** The tenants about which the host could not be asked. */
  readonly notAsked: ReadonlySet<TenantId>
  readonly nameOf: TenantNames
}

/**
 * Finds some tenants in the host's directory. Where it knows none or cannot be asked, the id stands in for the name:
 * nobody shall be unable to confirm a tenant, or be told that a change failed, because a name is missing.
 *
 * @param tenants the host's directory
 * @param tenantIds which are wanted; an id may come several times
 * @param report told where the directory could not be asked
 */
export const findTenantProfiles = (
  tenants: TenantDirectory,
  tenantIds: readonly TenantId[],
  report: (message: string) => void,
): ResultAsync<TenantProfiles, never> => {
  const notAsked = new Set<TenantId>()
  const find = (tenantId: TenantId): ResultAsync<readonly [TenantId, TenantProfile | undefined], never> =>
    tenants
      .find(tenantId)
      .map((profile) => [tenantId, profile] as const)
      .orElse(({ message }) => {
        report(message)
        notAsked.add(tenantId)
        return okAsync([tenantId, undefined] as const)
      })
  return ResultAsync.combine([...new Set(tenantIds)].map(find)).map((found) => {
    const profiles = new Map(found)
    return { profiles, notAsked, nameOf: (tenantId) => profiles.get(tenantId)?.name ?? tenantId }
  })
}
