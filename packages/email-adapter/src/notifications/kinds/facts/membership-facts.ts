import { ok } from 'neverthrow'
import { tenantName } from '../scene.js'
import { type DueFacts, type FactsInput, nobodyToTell, noLongerNeeded } from './due-facts.js'

/** The tenant is told that it is a member now. */
export const confirmed = ({ scene, common, role }: FactsInput): DueFacts<'confirmed'> => {
  const { invitation, member } = scene
  if (invitation?.status.name !== 'Confirmed' || member === undefined)
    return noLongerNeeded('the tenant is not a member any more')
  return ok({
    kind: 'confirmed',
    ...common,
    role: role === 'acceptor' ? 'acceptor' : 'member',
    memberTenantName: tenantName(scene, member.tenantId),
    confirmedAt: invitation.status.confirmation.confirmedAt,
  })
}

/** The tenant is told that it is a member no more. */
export const removed = ({ scene, occasion, common }: FactsInput): DueFacts<'removed'> => {
  const { member, community } = scene
  const { happenedAt } = occasion
  if (member === undefined || happenedAt === undefined) return nobodyToTell('the tenant was no member')
  if (community.members.has(member.tenantId)) return noLongerNeeded('the tenant is a member again')
  const memberTenantName = tenantName(scene, member.tenantId)
  return ok({ kind: 'removed', ...common, role: 'member', memberTenantName, removedAt: happenedAt })
}

/** The owner is told that a tenant left. */
export const left = ({ scene, occasion, common }: FactsInput): DueFacts<'left'> => {
  const { member, community } = scene
  const { happenedAt, leftBy } = occasion
  if (member === undefined || happenedAt === undefined || leftBy === undefined)
    return nobodyToTell('the tenant was no member')
  if (community.members.has(member.tenantId)) return noLongerNeeded('the tenant is a member again')
  const memberTenantName = tenantName(scene, member.tenantId)
  return ok({ kind: 'left', ...common, role: 'owner', memberTenantName, leftBy, leftAt: happenedAt })
}
