import type { InputError } from './views.js'

/** What every failure tells a person: what is the matter, and what to do now. */
interface Explained {
  /** What is the matter, in a sentence. English as the server says it; translate by `kind` and `code`. */
  readonly message: string
  /** What to do now, in a sentence. */
  readonly advice: string
  /** Whether the very same request, with the same action key, can succeed later. */
  readonly retryable: boolean
  /** To be named when asking for help, where the server answered at all. */
  readonly correlationId?: string
}

/** The rules say no. */
export interface Refused extends Explained {
  readonly kind: 'refused'
  /** Why, by its stable name: `already-accepted`, `link-superseded`, … */
  readonly code: string
  /** Where the matter stands now: `Accepted`, say. */
  readonly state?: string
  /** The facts of the refusal, by name: who confirmed and when, say. */
  readonly facts: Readonly<Record<string, unknown>>
  /** How long to wait where something was asked for too often. */
  readonly waitSeconds?: number
}

/** What was looked at has changed since (412): read it again, show it, and let the person decide anew. */
export interface Changed extends Explained {
  readonly kind: 'changed'
  /** `acceptance-changed`, `revision-changed` or `precondition-failed`. */
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** Does not exist, or not for the caller (404). */
export interface NotFound extends Explained {
  readonly kind: 'not-found'
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** The input is not as it should be (400). */
export interface Invalid extends Explained {
  readonly kind: 'invalid'
  readonly code: string
  /** What is wrong where; `pointer` is `/contactEmail` for that field. */
  readonly errors: readonly InputError[]
}

/** Nobody is signed in any more, and renewing it did not work. */
export interface SignedOut extends Explained {
  readonly kind: 'signed-out'
}

/** The server cannot do it just now (503). */
export interface Unavailable extends Explained {
  readonly kind: 'unavailable'
  readonly code: string
  readonly waitSeconds: number
}

/** The server cannot be reached. */
export interface Offline extends Explained {
  readonly kind: 'offline'
}

/** Whoever asked does not want the answer any more. Show nothing. */
export interface Aborted extends Explained {
  readonly kind: 'aborted'
}

/** Something is wrong with the server, or between it and this page. */
export interface Broken extends Explained {
  readonly kind: 'broken'
  readonly status?: number
}

/** Everything that can come of a request instead of an answer. */
export type ApiFailure = Refused | Changed | NotFound | Invalid | SignedOut | Unavailable | Offline | Aborted | Broken
