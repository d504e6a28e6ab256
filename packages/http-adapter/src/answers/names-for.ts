import type { TenantDirectory, TenantId } from '@community-handshake/domain'
import type { ResultAsync } from 'neverthrow'
import { findTenantProfiles, type TenantNames, type TenantProfiles } from '../views/tenant-names.js'
import type { AnsweredRequest } from './send.js'

type Context = { readonly tenants: TenantDirectory }

/**
 * Finds what the host knows of tenants for one answer, and notes in the request's log
 * where the host's directory could not be asked.
 */
export const profilesFor = (
  { tenants }: Context,
  { log }: AnsweredRequest,
  tenantIds: readonly TenantId[],
): ResultAsync<TenantProfiles, never> =>
  findTenantProfiles(tenants, tenantIds, (reason) => {
    log.warn({ reason }, 'the names of tenants could not be looked up')
  })

/** Finds the names of tenants for one answer. */
export const namesFor = (
  context: Context,
  request: AnsweredRequest,
  tenantIds: readonly TenantId[],
): ResultAsync<TenantNames, never> => profilesFor(context, request, tenantIds).map(({ nameOf }) => nameOf)
