import type { InputError } from '../schemas/problem.js'

/** A problem before it is tied to one request. */
export interface ProblemDescription {
  readonly status: number
  /** The stable name of the problem. */
  readonly code: string
  readonly detail: string
  readonly advice: string
  readonly retryable: boolean
  readonly state?: string
  readonly facts?: Readonly<Record<string, unknown>>
  readonly errors?: readonly InputError[]
  /** Headers that belong to the answer, for example `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>
}
