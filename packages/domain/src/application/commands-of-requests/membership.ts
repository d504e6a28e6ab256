import { err, ok, Result } from 'neverthrow'
import type {
  AddMembers,
  AssignAdministratorRoles,
  ChangeAlias,
  ChangeContactEmail,
  LeaveCommunity,
  RemoveMembers,
  TenantCommand,
} from '../../community/commands.js'
import type { Person } from '../../community/event-fields.js'
import { parseCommunityName } from '../../community/names.js'
import { parseEmailAddress } from '../../identity/email-address.js'
import { parseUserId, type UserId } from '../../identity/ids.js'
import { type ParseFailure, parseFailure } from '../../identity/parse-failure.js'
import type {
  AddMembersRequest,
  AssignAdministratorRolesRequest,
  Caller,
  ChangeAliasRequest,
  ChangeContactEmailRequest,
  LeaveCommunityRequest,
  RemoveMembersRequest,
  TenantRequest,
} from '../requests.js'
import { commandBase, type RequestDefaults, rolesOf } from './request-defaults.js'

/** What the command of a request that says nothing but which tenant it is about holds besides its type. */
export const aboutTenant = (
  defaults: RequestDefaults,
  caller: Caller,
  { communityId, tenantId }: TenantRequest,
): TenantCommand => ({ ...commandBase(defaults, caller), communityId, tenantId })

/** The command of a request to leave a community. */
export const leaveCommandOf = (
  defaults: RequestDefaults,
  caller: Caller,
  request: LeaveCommunityRequest,
): LeaveCommunity => ({
  type: 'LeaveCommunity',
  ...aboutTenant(defaults, caller, request),
  typedName: request.typedName,
})

/** The command of a request to change a tenant's contact e-mail. */
export const changeContactEmailCommandOf = (
  defaults: RequestDefaults,
  caller: Caller,
  request: ChangeContactEmailRequest,
): Result<ChangeContactEmail, ParseFailure> =>
  parseEmailAddress(request.contactEmail, 'contactEmail').map((contactEmail) => ({
    type: 'ChangeContactEmail',
    ...aboutTenant(defaults, caller, request),
    contactEmail,
  }))

/** The command of a request to change a tenant's alias; empty text is none. */
export const changeAliasCommandOf = (
  defaults: RequestDefaults,
  caller: Caller,
  request: ChangeAliasRequest,
): Result<ChangeAlias, ParseFailure> => {
  const { alias: typed } = request
  const alias = typed === null || typed.trim() === '' ? ok(null) : parseCommunityName(typed)
  return alias
    .mapErr(({ message }) => parseFailure('alias', message))
    .map((read) => ({ type: 'ChangeAlias', ...aboutTenant(defaults, caller, request), alias: read }))
}

/** The command of a request to choose the administrator roles. */
export const assignRolesCommandOf = (
  defaults: RequestDefaults,
  caller: Caller,
  request: AssignAdministratorRolesRequest,
): Result<AssignAdministratorRoles, ParseFailure> =>
  rolesOf(defaults, request.administratorRoles).map((administratorRoles) => ({
    type: 'AssignAdministratorRoles',
    ...aboutTenant(defaults, caller, request),
    administratorRoles,
  }))

const mostAtOnce = 100

const requireSome = <Item>(field: string, items: readonly Item[]): Result<readonly Item[], ParseFailure> =>
  items.length >= 1 && items.length <= mostAtOnce
    ? ok(items)
    : err(parseFailure(field, `must be 1 to ${mostAtOnce} at a time`))

const personAt = (
  { userId, email }: AddMembersRequest['members'][number],
  index: number,
): Result<Person, ParseFailure> =>
  Result.combine([
    parseUserId(userId).mapErr(({ message }) => parseFailure(`members/${index}/userId`, message)),
    parseEmailAddress(email, `members/${index}/email`),
  ]).map(([id, address]) => ({ userId: id, email: address }))

/** The command of a request to add members. */
export const addMembersCommandOf = (
  defaults: RequestDefaults,
  caller: Caller,
  request: AddMembersRequest,
): Result<AddMembers, ParseFailure> =>
  requireSome('members', request.members)
    .andThen((members) => Result.combine(members.map(personAt)))
    .map((members) => ({ type: 'AddMembers', ...aboutTenant(defaults, caller, request), members }))

const userIdAt = (text: string, index: number): Result<UserId, ParseFailure> =>
  parseUserId(text).mapErr(({ message }) => parseFailure(`userIds/${index}`, message))

/** The command of a request to remove members. */
export const removeMembersCommandOf = (
  defaults: RequestDefaults,
  caller: Caller,
  request: RemoveMembersRequest,
): Result<RemoveMembers, ParseFailure> =>
  requireSome('userIds', request.userIds)
    .andThen((userIds) => Result.combine(userIds.map(userIdAt)))
    .map((userIds) => ({ type: 'RemoveMembers', ...aboutTenant(defaults, caller, request), userIds }))
