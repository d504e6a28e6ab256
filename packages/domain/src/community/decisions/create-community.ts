import { err, ok, type Result } from 'neverthrow'
import { holdsAnyRole } from '../../identity/actor.js'
import type { CreateCommunity } from '../commands.js'
import { type CommunityCreated, happened } from '../events.js'
import { type Refusal, refusal } from '../refusals.js'
import type { CommunityState } from '../state.js'
import { personOf } from './person-of.js'

/** Decides {@link CreateCommunity}: by an administrator of a tenant, under an id that is free. */
export const createCommunity = (command: CreateCommunity, state: CommunityState): Result<CommunityCreated, Refusal> => {
  const { actor } = command
  if (!holdsAnyRole(actor, command.policy.creatingRoles))
    return err(refusal('not-tenant-administrator', 'NoCommunity', { tenantId: actor.tenantId }))
  if (state.kind === 'Community' || state.revision >= 0) return err(refusal('community-id-taken', 'Open', {}))
  if (!holdsAnyRole(actor, command.administratorRoles))
    return err(refusal('administrator-roles-exclude-creator', 'NoCommunity', {}))
  return ok(
    happened('CommunityCreated', {
      administratorRoles: command.administratorRoles,
      communityId: command.communityId,
      contactEmail: command.contactEmail,
      createdAt: command.now,
      createdBy: personOf(actor),
      description: command.description,
      ...(command.language === undefined ? {} : { language: command.language }),
      name: command.name,
      ownerTenantId: actor.tenantId,
      policy: command.policy,
    }),
  )
}
