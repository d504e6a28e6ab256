import type { Result } from 'neverthrow'
import type { Backoff } from '../ports/backoff.js'
import type { Appended, EventStore, EventToAppend, RevisionConflict, StoreFailure } from '../ports/event-store.js'

const tries = 5

/**
 * Appends, and where the outcome stayed unknown (a lost connection) appends the very same events again:
 * deciding anew first could do the work twice.
 */
export const appendSurely = async (
  store: EventStore,
  backoff: Backoff,
  target: { readonly streamId: string; readonly after: number },
  events: readonly EventToAppend[],
): Promise<Result<Appended, RevisionConflict | StoreFailure>> => {
  const expected = target.after < 0 ? 'no_stream' : BigInt(target.after)
  for (let attempt = 1; ; attempt += 1) {
    const appended = await store.append(target.streamId, expected, events)
    const unknown =
      appended.isErr() && appended.error.kind === 'store-failure' && appended.error.reason === 'unknown-outcome'
    if (!unknown || attempt === tries) return appended
    await backoff.pause(attempt)
  }
}
