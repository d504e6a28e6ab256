import type { Result, ResultAsync } from 'neverthrow'

const longestShown = 400

const plain = (_key: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return `${value}n`
  if (value === undefined) return '(undefined)'
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
}

const textOf = (value: unknown): string => JSON.stringify(value, plain)

const shown = (value: unknown): string => {
  const text = textOf(value)
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
}

/** Fails unless the condition holds. */
export const expectThat = (condition: boolean, message: string): void => {
  if (!condition) throw new Error(message)
}

/** Fails unless both are equal in depth; the order of an object's keys does not matter. */
export const expectEqual = (actual: unknown, expected: unknown, what: string): void => {
  expectThat(textOf(actual) === textOf(expected), `${what}: expected ${shown(expected)}, got ${shown(actual)}`)
}

/** Gives the value of a success, and fails on a failure. */
export const expectOk = async <T, E>(result: ResultAsync<T, E> | Result<T, E>, what: string): Promise<T> => {
  const settled = await result
  if (settled.isErr()) throw new Error(`${what}: expected it to go well, got ${shown(settled.error)}`)
  return settled.value
}

/** Gives the error of a failure, and fails on a success. */
export const expectErr = async <T, E>(result: ResultAsync<T, E> | Result<T, E>, what: string): Promise<E> => {
  const settled = await result
  if (settled.isOk()) throw new Error(`${what}: expected it to fail, got ${shown(settled.value)}`)
  return settled.error
}

/** Fails unless the result is a store's failure for this reason, with a message. */
export const expectFailure = async (
  result: ResultAsync<unknown, { readonly kind: string }> | Result<unknown, { readonly kind: string }>,
  reason: string,
  what: string,
): Promise<void> => {
  const failure = await expectErr(result, what)
  expectEqual(
    { kind: failure.kind, reason: 'reason' in failure ? failure.reason : undefined },
    { kind: 'store-failure', reason },
    what,
  )
  const message = 'message' in failure ? failure.message : undefined
  expectThat(typeof message === 'string' && message.length > 0, `${what}: the failure must say what to do`)
}
