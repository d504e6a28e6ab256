import { okAsync } from 'neverthrow'
import type { Answer } from './portal-api.js'
import type { Page } from './views.js'

/**
 * Reads a list to its end, for lists that are short by nature such as the tenants of a community.
 *
 * @param read reads one page
 * @param most where to stop, so that no list can keep a page busy for ever; what is beyond stays unread
 */
export const everyPage = <Item>(
  read: (cursor: string | undefined) => Answer<Page<Item>>,
  most = 2000,
): Answer<readonly Item[]> => {
  const readOn = (before: readonly Item[], cursor: string | undefined): Answer<readonly Item[]> =>
    read(cursor).andThen(({ items, nextCursor }) => {
      const all = [...before, ...items]
      return nextCursor === null || all.length >= most ? okAsync(all) : readOn(all, nextCursor)
    })
  return readOn([], undefined)
}
