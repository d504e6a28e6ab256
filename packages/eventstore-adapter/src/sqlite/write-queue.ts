import type { StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'

/** A piece of work that waits for its transaction. */
export interface Write {
  /** Does the work and gives what tells the caller that it was kept. */
  readonly run: () => () => void
  readonly fail: (failure: StoreFailure) => void
}

/** Makes a {@link Write} of a piece of work, and the promise of its answer. */
export const makeWrite = <T>(work: () => T): { write: Write; answer: Promise<Result<T, StoreFailure>> } => {
  let resolve: (result: Result<T, StoreFailure>) => void = () => {}
  const answer = new Promise<Result<T, StoreFailure>>((settle) => {
    resolve = settle
  })
  const run = () => {
    const done = work()
    return () => resolve(ok(done))
  }
  return { write: { run, fail: (failure) => resolve(err(failure)) }, answer }
}
