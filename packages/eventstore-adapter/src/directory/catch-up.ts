import { setImmediate } from 'node:timers/promises'
import type { Position, StoredEvent, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import type { FollowOptions } from './directory-options.js'
import { type ProgressTold, tellProgress } from './progress.js'

/** A directory that takes the history page by page. */
export interface Taker {
  /** Up to where it has taken everything; undefined before the first event. */
  readonly position: () => Result<Position | undefined, StoreFailure>
  /**
   * Takes what comes after a position, unless it is not at that position any more: then it takes nothing.
   * Where an event cannot be taken it keeps what came before, and stays there.
   */
  readonly take: (
    page: readonly StoredEvent[],
    after: Position | undefined,
  ) => Result<void, StoreFailure> | Promise<Result<void, StoreFailure>>
}

type Done = Result<void, StoreFailure>

const pageSize = 1000

const readAfter = async ({ store }: FollowOptions, after: Position | undefined) =>
  // All streams, not only those of communities: else each question would look again at what others have stored since.
  store.readAll(after === undefined ? { limit: pageSize } : { after, limit: pageSize })

interface Walk {
  readonly taker: Taker
  readonly options: FollowOptions
  progress: ProgressTold | undefined
}

// A page that is full may be the first of many.
const beginProgress = async (walk: Walk, page: readonly StoredEvent[]): Promise<Done> => {
  const last = page.at(-1)
  if (walk.progress !== undefined || last === undefined || page.length < pageSize) return ok(undefined)
  const told = await tellProgress(walk.options, pageSize, last.position)
  if (told.isErr()) return err(told.error)
  walk.progress = told.value
  return ok(undefined)
}

/** Takes the next page; true where there may be more. */
const step = async (walk: Walk): Promise<Result<boolean, StoreFailure>> => {
  const { taker, options } = walk
  const after = taker.position()
  if (after.isErr()) return err(after.error)
  const page = await readAfter(options, after.value)
  if (page.isErr()) return err(page.error)
  if (page.value.length === 0) return ok(false)
  const begun = await beginProgress(walk, page.value)
  if (begun.isErr()) return err(begun.error)
  const taken = await taker.take(page.value, after.value)
  return taken.map(() => {
    walk.progress?.taken(page.value.length)
    return page.value.length === pageSize
  })
}

/** Reads on until there is nothing new. It gives way to other work after each page. */
export const catchUp = async (taker: Taker, options: FollowOptions): Promise<Done> => {
  const walk: Walk = { taker, options, progress: undefined }
  for (;;) {
    const more = await step(walk)
    if (more.isErr()) return err(more.error)
    if (!more.value) break
    await setImmediate()
  }
  walk.progress?.end()
  return ok(undefined)
}
