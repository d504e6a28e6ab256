import type { TenantDirectory, TenantId } from '@community-handshake/domain'
import type { ResultAsync } from 'neverthrow'
import { findTenantNames, type TenantNames } from '../views/tenant-names.js'
import type { AnsweredRequest } from './send.js'

/**
 * Finds the names of tenants for one answer, and notes in the request's log
 * where the host's directory could not be asked.
 */
export const namesFor = (
  { tenants }: { readonly tenants: TenantDirectory },
  { log }: AnsweredRequest,
  tenantIds: readonly TenantId[],
): ResultAsync<TenantNames, never> =>
  findTenantNames(tenants, tenantIds, (reason) => {
    log.warn({ reason }, 'the names of tenants could not be looked up')
  })
