import { type Actor, parseEmailAddress, parseTenantId, parseUserId } from '@community-handshake/domain'
import { Result } from 'neverthrow'

/** An administrator as the host's own sign-in knows one. */
export const administrator = (name: string, tenant: string) =>
  Result.combine([parseUserId(name), parseEmailAddress(`${name}@${tenant}.example`), parseTenantId(tenant)]).map(
    ([userId, email, tenantId]): Actor => {
      const roles = ['tenant-administrator']
      return { userId, email, emailVerified: true, tenantId, roles }
    },
  )
