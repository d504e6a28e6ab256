import type { Result } from 'neverthrow'

const told = (value: unknown): string =>
  JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner))

/** The value of a result that should have one. */
export const valueIn = <Value, Failure>(result: Result<Value, Failure>): Value => {
  if (result.isOk()) return result.value
  throw new Error(`failed with ${told(result.error)}`)
}

/** The failure of a result that should have one. */
export const failureIn = <Value, Failure>(result: Result<Value, Failure>): Failure => {
  if (result.isErr()) return result.error
  throw new Error(`succeeded with ${told(result.value)}`)
}
