import { err, ok, type Result } from 'neverthrow'
import type { AssignAdministratorRoles, ChangeAlias, ChangeContactEmail } from '../commands.js'
import { type AdministratorRolesAssigned, type AliasChanged, type ContactEmailChanged, happened } from '../events.js'
import { mayAssignAdministrators, requireOwnMembership } from '../permissions.js'
import { type Refusal, refusal } from '../refusals.js'
import type { CommunityState } from '../state.js'
import { personOf } from './person-of.js'

const nothingToChange = (): Refusal => refusal('nothing-to-change', 'Open', {})

/** Decides {@link ChangeContactEmail}: by the member's community administrators. */
export const changeContactEmail = (
  command: ChangeContactEmail,
  state: CommunityState,
): Result<ContactEmailChanged, Refusal> =>
  requireOwnMembership(state, command).andThen(({ member }) =>
    command.contactEmail === member.contactEmail
      ? err(nothingToChange())
      : ok(
          happened('ContactEmailChanged', {
            changedAt: command.now,
            changedBy: personOf(command.actor),
            communityId: command.communityId,
            contactEmail: command.contactEmail,
            tenantId: command.tenantId,
          }),
        ),
  )

/** Decides {@link ChangeAlias}: by the member's community administrators. */
export const changeAlias = (command: ChangeAlias, state: CommunityState): Result<AliasChanged, Refusal> =>
  requireOwnMembership(state, command).andThen(({ member }) =>
    command.alias === member.alias
      ? err(nothingToChange())
      : ok(
          happened('AliasChanged', {
            alias: command.alias,
            changedAt: command.now,
            changedBy: personOf(command.actor),
            communityId: command.communityId,
            tenantId: command.tenantId,
          }),
        ),
  )

const areSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.every((role) => others.includes(role)) && others.every((role) => some.includes(role))

/** Decides {@link AssignAdministratorRoles}: by the member's community administrators or the tenant's own. */
export const assignAdministratorRoles = (
  command: AssignAdministratorRoles,
  state: CommunityState,
): Result<AdministratorRolesAssigned, Refusal> =>
  requireOwnMembership(state, command, mayAssignAdministrators).andThen(({ member }) =>
    areSame(command.administratorRoles, member.administratorRoles)
      ? err(nothingToChange())
      : ok(
          happened('AdministratorRolesAssigned', {
            administratorRoles: command.administratorRoles,
            assignedAt: command.now,
            assignedBy: personOf(command.actor),
            communityId: command.communityId,
            tenantId: command.tenantId,
          }),
        ),
  )
