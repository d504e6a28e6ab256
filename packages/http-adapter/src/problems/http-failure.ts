import type {
  Actor,
  DirectoryBehind,
  ParseFailure,
  Refusal,
  RequestFailure,
  UnknownCursor,
} from '@community-handshake/domain'
import type { AuthenticationFailure } from '../authentication/authenticate.js'
import type { InputError } from '../schemas/problem.js'
import type { ProblemDescription } from './problem-description.js'

/** The request itself is not as it should be. */
export interface InvalidRequest {
  readonly kind: 'invalid-request'
  readonly errors: readonly InputError[]
}

/** `If-Match` names no state that the resource can be in. */
export interface PreconditionFailed {
  readonly kind: 'precondition-failed'
}

/**
 * A refusal to somebody who may know the facts but not the people of other tenants in them.
 */
export interface ConfidentialRefusal {
  readonly kind: 'confidential-refusal'
  readonly refusal: Refusal
}

/** A refusal that another account could avoid, so that whoever is refused is told who they are signed in as. */
export interface AccountRefusal {
  readonly kind: 'account-refusal'
  readonly refusal: Refusal
  readonly actor: Actor
}

/** A refusal because something was asked for too often. */
export interface LimitReached {
  readonly kind: 'limit-reached'
  readonly refusal: Refusal
  /** From then on the very same request can succeed. */
  readonly waitSeconds: number
}

/** HTTP says what is wrong, before any of our rules is asked. */
export interface ProtocolFailure {
  readonly kind: 'protocol-failure'
  readonly code: ProtocolFailureCode
}

/** The ways in which a request can fail as HTTP. */
export type ProtocolFailureCode =
  | 'malformed-json'
  | 'unsupported-media-type'
  | 'payload-too-large'
  | 'malformed-url'
  | 'route-not-found'
  | 'method-not-allowed'
  | 'beyond-loopback'

/** Something that should never happen did; the log has it, the answer does not. */
export interface Unexpected {
  readonly kind: 'unexpected'
  readonly cause: unknown
}

/** The host's own hooks turned the request away with a status of their own. */
export interface TurnedAway {
  readonly kind: 'turned-away'
  /** 400 to 499. */
  readonly status: number
  readonly message: string
}

/** A part of the server that a request needs cannot answer now. */
export interface Unavailable {
  readonly kind: 'unavailable'
  /** For the log only. */
  readonly message: string
}

/** A way to fail that one kind of request has alone, described where it happens. */
export interface DescribedProblem {
  readonly kind: 'described-problem'
  readonly description: ProblemDescription
}

/** Everything that can keep a request from succeeding. */
export type HttpFailure =
  | RequestFailure
  | DirectoryBehind
  | UnknownCursor
  | AuthenticationFailure
  | InvalidRequest
  | PreconditionFailed
  | ConfidentialRefusal
  | AccountRefusal
  | LimitReached
  | ProtocolFailure
  | TurnedAway
  | Unavailable
  | DescribedProblem
  | Unexpected

/** An {@link InvalidRequest} about one part of the input. */
export const invalidRequest = (part: InputError['in'], name: string, message: string): InvalidRequest => ({
  kind: 'invalid-request',
  errors: [{ in: part, pointer: `/${name}`, message }],
})

/** An {@link InvalidRequest} from what the domain found wrong. */
export const invalidPart = (part: InputError['in']) => (failure: ParseFailure) =>
  invalidRequest(part, failure.field, failure.message)

/** A {@link ProtocolFailure}. */
export const protocolFailure = (code: ProtocolFailureCode): ProtocolFailure => ({ kind: 'protocol-failure', code })
