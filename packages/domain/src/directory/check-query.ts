import { err, ok, type Result } from 'neverthrow'
import type { CommunityQuery, CommunitySort, ListPart } from '../ports/community-directory.js'
import type { StoreFailure } from '../ports/event-store.js'

/** The most rows that one page of a list can have. */
export const largestPage = 200

const sorts: { readonly [Sort in CommunitySort]: true } = {
  joinedAt: true,
  createdAt: true,
  name: true,
  description: true,
  tenantCount: true,
  sharingStatus: true,
  membership: true,
}

const invalid = (message: string): Result<never, StoreFailure> =>
  err({ kind: 'store-failure', reason: 'invalid', message })

/** Checks which part of a list is asked for. */
export const checkListPart = ({ limit }: ListPart): Result<void, StoreFailure> =>
  Number.isInteger(limit) && limit >= 1 && limit <= largestPage
    ? ok(undefined)
    : invalid(`The limit of a list must be a whole number from 1 to ${largestPage}.`)

/** Checks which communities are asked for. */
export const checkCommunityQuery = (query: CommunityQuery): Result<void, StoreFailure> => {
  const { sortBy, direction } = query
  if (!Object.hasOwn(sorts, sortBy)) return invalid(`Communities can be sorted by ${Object.keys(sorts).join(', ')}.`)
  if (direction !== 'ascending' && direction !== 'descending')
    return invalid("The direction of a list must be 'ascending' or 'descending'.")
  return checkListPart(query)
}

/** Checks how many due invitations are asked for. */
export const checkDueLimit = (limit: number): Result<void, StoreFailure> =>
  Number.isSafeInteger(limit) && limit >= 1 ? ok(undefined) : invalid('The limit must be a whole number from 1 on.')
