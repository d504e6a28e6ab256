import { ok, Result } from 'neverthrow'
import type { ChangeCommunityDetails, ChangePolicy, CloseCommunity, CreateCommunity } from '../../community/commands.js'
import { parseCommunityDescription, parseCommunityName, parseLanguageTag } from '../../community/names.js'
import { type CommunityPolicy, completePolicy, requireWorkablePolicy } from '../../community/policy.js'
import { communityIdFor } from '../../history/derived-ids.js'
import type { ParseFailure } from '../../identity/parse-failure.js'
import type {
  Caller,
  ChangeCommunityRequest,
  ChangePolicyRequest,
  CloseCommunityRequest,
  CreateCommunityRequest,
} from '../requests.js'
import { commandBase, contactEmailOf, languageOf, type RequestDefaults, rolesOf } from './request-defaults.js'

const policyOf = (
  { policy }: RequestDefaults,
  { policy: chosen = {} }: CreateCommunityRequest,
): Result<CommunityPolicy, ParseFailure> => requireWorkablePolicy(completePolicy(chosen, policy))

/** The command of a request to create a community; its id follows from the command's id. */
export const createCommandOf = (
  defaults: RequestDefaults,
  caller: Caller,
  request: CreateCommunityRequest,
): Result<CreateCommunity, ParseFailure> =>
  parseCommunityName(request.name).andThen((name) =>
    parseCommunityDescription(request.description ?? '').andThen((description) =>
      contactEmailOf(caller, request.contactEmail).andThen((contactEmail) =>
        rolesOf(defaults, request.administratorRoles).andThen((administratorRoles) =>
          policyOf(defaults, request).andThen((policy) =>
            languageOf(request.language).map((language): CreateCommunity => {
              const common = commandBase(defaults, caller)
              const communityId = communityIdFor(defaults.hasher, common.commandId, caller.actor.tenantId)
              const chosen = { name, description, contactEmail, administratorRoles, policy, ...language }
              return { type: 'CreateCommunity', ...common, communityId, ...chosen }
            }),
          ),
        ),
      ),
    ),
  )

type Details = Pick<ChangeCommunityDetails, 'name' | 'description' | 'language'>

const ifGiven = <Value, Read>(
  value: Value | undefined,
  read: (value: Value) => Result<Read, ParseFailure>,
): Result<Read | undefined, ParseFailure> => (value === undefined ? ok(undefined) : read(value))

const languageOrNone = (typed: string | null) => (typed === null ? ok(null) : parseLanguageTag(typed))

const detailsOf = (request: ChangeCommunityRequest): Result<Details, ParseFailure> =>
  Result.combine([
    ifGiven(request.name, parseCommunityName),
    ifGiven(request.description, parseCommunityDescription),
    ifGiven(request.language, languageOrNone),
  ]).map(([name, description, language]) => ({
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(language === undefined ? {} : { language }),
  }))

/** The command of a request to change a community's details. */
export const changeDetailsCommandOf = (
  defaults: RequestDefaults,
  caller: Caller,
  request: ChangeCommunityRequest,
): Result<ChangeCommunityDetails, ParseFailure> =>
  detailsOf(request).map((details) => ({
    type: 'ChangeCommunityDetails',
    ...commandBase(defaults, caller),
    communityId: request.communityId,
    ...details,
  }))

/** The command of a request to change a community's rules. */
export const changePolicyCommandOf = (
  defaults: RequestDefaults,
  caller: Caller,
  { communityId, policy }: ChangePolicyRequest,
): ChangePolicy => ({ type: 'ChangePolicy', ...commandBase(defaults, caller), communityId, changes: policy })

/** The command of a request to close a community. */
export const closeCommandOf = (
  defaults: RequestDefaults,
  caller: Caller,
  { communityId, typedName }: CloseCommunityRequest,
): CloseCommunity => ({ type: 'CloseCommunity', ...commandBase(defaults, caller), communityId, typedName })
