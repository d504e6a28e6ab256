import type { InvitationId } from '../identity/ids.js'
import type { Timestamp } from '../time/timestamp.js'
import type { InvitationRecord } from './directory-records.js'

/** Invitations, the one issued first at the beginning; those of the same instant in the order of their ids. */
export type InvitationOrder = readonly InvitationRecord[]

/** Where an invitation stands among others. */
export interface InvitationPlace {
  readonly issuedAt: Timestamp
  readonly invitationId: InvitationId
}

const isBefore = (one: InvitationPlace, other: InvitationPlace): boolean =>
  one.issuedAt < other.issuedAt || (one.issuedAt === other.issuedAt && one.invitationId < other.invitationId)

/** Sorts records into an {@link InvitationOrder}. */
export const inOrder = (records: Iterable<InvitationRecord>): InvitationOrder =>
  [...records].sort((one, other) => Number(isBefore(other, one)) - Number(isBefore(one, other)))

/** How many of them stand before a place. */
export const countBefore = (order: InvitationOrder, place: InvitationPlace): number => {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const record = order[middle]
    if (record !== undefined && isBefore(record, place)) low = middle + 1
    else high = middle
  }
  return low
}

type Index<Key> = Map<Key, InvitationRecord[]>

const has = (order: InvitationOrder, at: number, { invitationId }: InvitationPlace): boolean =>
  order[at]?.invitationId === invitationId

/** Puts a record where it belongs under a key, in the place of the one with the same id if that stands there. */
export const keepIn = <Key>(index: Index<Key>, key: Key, record: InvitationRecord): void => {
  const order = index.get(key)
  if (order === undefined) {
    index.set(key, [record])
    return
  }
  const at = countBefore(order, record)
  order.splice(at, has(order, at, record) ? 1 : 0, record)
}

/** Removes a record from under a key. */
export const dropFrom = <Key>(index: Index<Key>, key: Key, record: InvitationRecord): void => {
  const order = index.get(key)
  if (order === undefined) return
  const at = countBefore(order, record)
  if (has(order, at, record)) order.splice(at, 1)
}
