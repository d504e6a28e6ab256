import type { StoreFailure } from '@community-handshake/domain'
import { err, type Result } from 'neverthrow'

/** A piece of work that waits for its transaction. */
export interface Write {
  /** Does the work and gives what tells the caller that it was kept. */
  readonly run: () => () => void
  readonly fail: (failure: StoreFailure) => void
}

/** Makes a {@link Write} of a piece of work, and the promise of its answer. */
export const makeWrite = <T, E>(
  work: () => Result<T, E>,
): { write: Write; answer: Promise<Result<T, E | StoreFailure>> } => {
  let resolve: (result: Result<T, E | StoreFailure>) => void = () => {}
  const answer = new Promise<Result<T, E | StoreFailure>>((settle) => {
    resolve = settle
  })
  const run = () => {
    const done = work()
    return () => resolve(done)
  }
  return { write: { run, fail: (failure) => resolve(err(failure)) }, answer }
}
