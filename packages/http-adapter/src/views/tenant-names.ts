import type { TenantDirectory, TenantId } from '@community-handshake/domain'
import { okAsync, ResultAsync } from 'neverthrow'

/** The name that people know a tenant by. */
export type TenantNames = (tenantId: TenantId) => string

/**
 * Finds the names of some tenants in the host's directory. Where it knows none or cannot be asked, the id stands in for the name:
 * nobody shall be unable to confirm a tenant, or be told that a change failed, because a name is missing.
 *
 * @param tenants the host's directory
 * @param tenantIds whose names are wanted; an id may come several times
 * @param report told where the directory could not be asked
 */
export const findTenantNames = (
  tenants: TenantDirectory,
  tenantIds: readonly TenantId[],
  report: (message: string) => void,
): ResultAsync<TenantNames, never> => {
  const find = (tenantId: TenantId): ResultAsync<readonly [TenantId, string], never> =>
    tenants
      .find(tenantId)
      .map((profile) => [tenantId, profile?.name ?? tenantId] as const)
      .orElse(({ message }) => {
        report(message)
        return okAsync([tenantId, tenantId] as const)
      })
  return ResultAsync.combine([...new Set(tenantIds)].map(find)).map((found) => {
    const names = new Map<string, string>(found)
    return (tenantId) => names.get(tenantId) ?? tenantId
  })
}
