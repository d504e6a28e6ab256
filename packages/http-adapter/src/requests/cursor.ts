import { err, ok, type Result } from 'neverthrow'
import { type InvalidRequest, invalidRequest } from '../problems/http-failure.js'

/** What a list's query says of the page that is wanted. */
export interface PageRequest {
  readonly limit?: number
  readonly cursor?: string
}

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** Where the next page begins; null after the last one. */
  readonly nextCursor: string | null
}

/** How many items a page has if the query does not say. */
export const defaultLimit = 50

// The version makes an old cursor an error instead of a wrong page, should their content ever change.
const version = '1'

const badCursor = (): InvalidRequest =>
  invalidRequest('query', 'cursor', 'is not one of this list; use a nextCursor, or leave it out to begin')

/** Makes a cursor that stands after the item with this key. */
export const cursorAfter = (key: string): string => Buffer.from(`${version} ${key}`).toString('base64url')

/** The key inside a cursor; undefined for none. */
export const keyInCursor = (cursor: string | undefined): Result<string | undefined, InvalidRequest> => {
  if (cursor === undefined) return ok(undefined)
  const text = Buffer.from(cursor, 'base64url').toString()
  const key = text.slice(version.length + 1)
  return cursorAfter(key) === cursor ? ok(key) : err(badCursor())
}

/**
 * Cuts one page out of a list that may grow at its beginning.
 *
 * @param items the whole list
 * @param key what identifies an item within the list
 * @param request how much is wanted, and from where on
 * @param keep leaves items out; the cursor's own item may be one of them by now
 */
export const pageOfList = <Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  { limit = defaultLimit, cursor }: PageRequest,
  keep: (item: Item) => boolean = () => true,
): Result<Page<Item>, InvalidRequest> =>
  keyInCursor(cursor).andThen((after) => {
    const index = after === undefined ? -1 : items.findIndex((item) => key(item) === after)
    if (after !== undefined && index < 0) return err(badCursor())
    const rest = items.slice(index + 1).filter(keep)
    const page = rest.slice(0, limit)
    const last = page.at(-1)
    return ok({ items: page, nextCursor: last !== undefined && rest.length > limit ? cursorAfter(key(last)) : null })
  })
