import type { Result } from 'neverthrow'

/** What a good result holds; fails with what went wrong otherwise. */
export const valueIn = <Value>(result: Result<Value, unknown>): Value => {
  if (result.isOk()) return result.value
  throw new Error(`expected a value, got ${JSON.stringify(result.error)}`)
}

/** What a failed result holds. */
export const failureIn = <Failure>(result: Result<unknown, Failure>): Failure => {
  if (result.isErr()) return result.error
  throw new Error(`expected a failure, got ${JSON.stringify(result.value)}`)
}
