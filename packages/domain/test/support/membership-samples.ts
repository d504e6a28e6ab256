import {
  type AddMembers,
  type AssignAdministratorRoles,
  type ChangeAlias,
  type ChangeContactEmail,
  type EmailAddress,
  type LeaveCommunity,
  type PauseSharing,
  type Person,
  parseCommunityName,
  type RemoveMembers,
  type RemoveTenant,
  type ResumeSharing,
  type Role,
  type TenantId,
  type UserId,
} from '../../src/index.js'
import { bela, boris, who } from './people.js'
import { valueIn } from './results.js'
import { base, type Common } from './sample-base.js'

interface OfTenant extends Common {
  /** The tenant that it is about; the actor's own if left out. */
  readonly tenantId?: TenantId
}

/** Bela acts for Borealis unless said otherwise. */
const about = ({ actor = bela, tenantId = actor.tenantId, ...also }: OfTenant) => ({
  ...base({ ...also, actor }),
  tenantId,
})

/** Ada removes Borealis unless said otherwise. */
export const removeTenant = ({ tenantId = bela.tenantId, ...also }: OfTenant = {}): RemoveTenant => ({
  type: 'RemoveTenant',
  ...base(also),
  tenantId,
})

export const leave = ({
  typedName = 'Grid data',
  ...also
}: OfTenant & { readonly typedName?: string } = {}): LeaveCommunity => ({
  type: 'LeaveCommunity',
  ...about(also),
  typedName,
})

export const pause = (also: OfTenant = {}): PauseSharing => ({ type: 'PauseSharing', ...about(also) })

export const resume = (also: OfTenant = {}): ResumeSharing => ({ type: 'ResumeSharing', ...about(also) })

export const changeContactEmail = ({
  contactEmail = boris.email,
  ...also
}: OfTenant & { readonly contactEmail?: EmailAddress } = {}): ChangeContactEmail => ({
  type: 'ChangeContactEmail',
  ...about(also),
  contactEmail,
})

export const changeAlias = ({
  alias = 'Aster’s grid',
  ...also
}: OfTenant & { readonly alias?: string | null } = {}): ChangeAlias => ({
  type: 'ChangeAlias',
  ...about(also),
  alias: alias === null ? null : valueIn(parseCommunityName(alias)),
})

export const assignRoles = ({
  administratorRoles = ['grid-lead'],
  ...also
}: OfTenant & { readonly administratorRoles?: readonly Role[] } = {}): AssignAdministratorRoles => ({
  type: 'AssignAdministratorRoles',
  ...about(also),
  administratorRoles,
})

export const addMembers = ({
  members = [boris],
  ...also
}: OfTenant & { readonly members?: readonly Person[] } = {}): AddMembers => ({
  type: 'AddMembers',
  ...about(also),
  members: members.map(who),
})

export const removeMembers = ({
  userIds = [boris.userId],
  ...also
}: OfTenant & { readonly userIds?: readonly UserId[] } = {}): RemoveMembers => ({
  type: 'RemoveMembers',
  ...about(also),
  userIds,
})
