import { base64urlnopad, utf8 } from '@scure/base'
import { err, ok, Result } from 'neverthrow'
import type { CommunityQuery, UnknownCursor } from '../ports/community-directory.js'

/** Where a row stands in its list: by its key, and by its id among rows with the same key. */
export interface ListPlace {
  readonly key: string
  readonly id: string
}

/** The lists of invitations, by the names that their cursors carry. */
export type InvitationList = 'invitations' | 'received'

/** Names the list of communities with its order: a cursor of one order fits no other. */
export const communityList = ({ sortBy, direction }: Pick<CommunityQuery, 'sortBy' | 'direction'>): string =>
  `communities ${sortBy} ${direction}`

const version = 1

const unknownCursor: UnknownCursor = {
  kind: 'unknown-cursor',
  message: 'The cursor is not one of this list. Use the one that came with a page of it, or none to begin.',
}

/** The text of a cursor that stands after a place in a list. */
export const cursorAfter = (list: string, { key, id }: ListPlace): string =>
  base64urlnopad.encode(utf8.decode(JSON.stringify([version, list, key, id])))

const parse = Result.fromThrowable(
  (cursor: string): unknown => JSON.parse(utf8.encode(base64urlnopad.decode(cursor))),
  () => unknownCursor,
)

type CursorParts = readonly [madeBy: number, list: string, key: string, id: string]

const isCursor = (parts: unknown): parts is CursorParts =>
  Array.isArray(parts) && parts.length === 4 && parts.slice(1).every((part) => typeof part === 'string')

/** The place after which a page begins; undefined for the first page. A cursor of another list is refused. */
export const placeInCursor = (
  list: string,
  cursor: string | undefined,
): Result<ListPlace | undefined, UnknownCursor> => {
  if (cursor === undefined) return ok(undefined)
  return parse(cursor).andThen((parts) => {
    if (!isCursor(parts)) return err(unknownCursor)
    const [madeBy, of, key, id] = parts
    return madeBy === version && of === list ? ok({ key, id }) : err(unknownCursor)
  })
}
