import type { EventStore, Position, StoredEvent, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { persistently } from './persistently.js'

/** What to read of a store. */
export interface ReadOptions {
  /** Only streams whose name begins so; all if left out. */
  readonly streamPrefix?: string
}

const pageSize = 1000

/** The events of a store in the order of positions, page by page; a failure is the last that comes. */
export async function* eventsOf(
  store: Pick<EventStore, 'readAll'>,
  options: ReadOptions = {},
): AsyncGenerator<Result<StoredEvent, StoreFailure>, void, void> {
  let after: Position | undefined
  for (;;) {
    const from = after === undefined ? {} : { after }
    const page = await persistently(() => store.readAll({ ...options, ...from, limit: pageSize }))
    if (page.isErr()) {
      yield err(page.error)
      return
    }
    for (const event of page.value) yield ok(event)
    after = page.value.at(-1)?.position
    if (page.value.length < pageSize) return
  }
}
