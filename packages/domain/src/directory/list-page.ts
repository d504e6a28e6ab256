import type { ListPage } from '../ports/community-directory.js'
import { cursorAfter, type ListPlace } from './list-cursor.js'

/** A row and where it stands. */
export interface PlacedRow<Row> {
  readonly row: Row
  readonly place: ListPlace
}

/** Makes a page of the rows from a place on in their order, of which one more was looked for than fits. */
export const pageOf = <Row>(list: string, found: readonly PlacedRow<Row>[], limit: number): ListPage<Row> => {
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const next = last !== undefined && found.length > limit ? cursorAfter(list, last.place) : undefined
  return { rows: page.map(({ row }) => row), next }
}
