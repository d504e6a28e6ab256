import { setImmediate } from 'node:timers/promises'
import type { Position, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import type { FollowOptions } from './directory-options.js'

/** Tells somebody how far one time of catching up has come. */
export interface ProgressTold {
  /** Some events were taken; more may follow. */
  readonly taken: (events: number) => void
  readonly end: () => void
}

const silent: ProgressTold = { taken: () => {}, end: () => {} }

const countedAtOnce = 10_000

/** How many events come after a position. */
const countAfter = async (
  { store }: Pick<FollowOptions, 'store'>,
  position: Position,
): Promise<Result<number, StoreFailure>> => {
  let count = 0
  let after = position
  for (;;) {
    const page = await store.readAll({ after, limit: countedAtOnce })
    if (page.isErr()) return err(page.error)
    count += page.value.length
    const last = page.value.at(-1)
    if (last === undefined || page.value.length < countedAtOnce) return ok(count)
    after = last.position
    await setImmediate()
  }
}

/** Begins to tell of a long way, whose first page of so many events ends at a position. */
export const tellProgress = async (
  options: FollowOptions,
  first: number,
  position: Position,
): Promise<Result<ProgressTold, StoreFailure>> => {
  const { onProgress } = options
  if (onProgress === undefined) return ok(silent)
  const rest = await countAfter(options, position)
  return rest.map((count) => {
    let total = first + count
    let done = 0
    onProgress({ done, total })
    return {
      taken: (events) => {
        done += events
        // The history may grow meanwhile.
        total = Math.max(total, done)
        onProgress({ done, total })
      },
      // Another process may have taken a part of it, or the last event was appended after the count.
      end: () => {
        if (done < total) onProgress({ done: total, total })
      },
    }
  })
}
