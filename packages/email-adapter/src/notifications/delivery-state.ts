import {
  type DeliveryState,
  type EventStore,
  type Hasher,
  type HistoryDamaged,
  openEvent,
  type Position,
  type StoredEvent,
  type StoreFailure,
} from '@community-handshake/domain'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import { makeLine } from '../line.js'
import { makeDeliveryRecords } from './delivery-records.js'
import { notificationStreamPrefix } from './notification-stream.js'

/** What telling the state of mails needs. */
export interface DeliveryStateOptions {
  readonly store: Pick<EventStore, 'readAll'>
  readonly hasher: Hasher
}

const pageSize = 1000

/**
 * Tells what became of mails, from the streams that the notifier writes. Each question first reads on to the end of
 * what is stored, so the answer is never older than the question; the first one reads everything.
 * What it has read it keeps in memory: a few hundred bytes for each mail.
 */
export const deliveryState = ({ store, hasher }: DeliveryStateOptions): DeliveryState => {
  const records = makeDeliveryRecords()
  const line = makeLine()
  let after: Position | undefined

  const take = (stored: StoredEvent): Result<void, HistoryDamaged> => {
    const opened = openEvent(hasher, stored)
    if (opened.isErr()) return err(opened.error)
    records.take(opened.value)
    after = stored.position
    return ok(undefined)
  }

  const takeAll = (page: readonly StoredEvent[]): Result<void, HistoryDamaged> => {
    for (const stored of page) {
      const taken = take(stored)
      if (taken.isErr()) return taken
    }
    return ok(undefined)
  }

  const readOn = async (): Promise<Result<void, StoreFailure | HistoryDamaged>> => {
    for (;;) {
      const from = after === undefined ? {} : { after }
      const page = await store.readAll({ ...from, limit: pageSize, streamPrefix: notificationStreamPrefix })
      const taken = page.andThen(takeAll)
      if (taken.isErr()) return taken
      if (page.isOk() && page.value.length < pageSize) return ok(undefined)
    }
  }

  return {
    ofInvitation: (invitationId) => new ResultAsync(line(readOn)).map(() => records.ofInvitation(invitationId)),
  }
}
