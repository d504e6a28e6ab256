import type { Caller } from '../api/index.js'

/** Why somebody could not be signed in; show both sentences. */
export interface SignInFailure {
  readonly kind: 'sign-in-failure'
  readonly reason:
    | 'provider-unreachable'
    | 'provider-refused'
    | 'answer-unexpected'
    | 'server-unreachable'
    | 'not-secure'
  /** What is the matter. English; translate by `reason`. */
  readonly message: string
  /** What to do now. */
  readonly advice: string
}

/** Who is signed in. */
export type SessionState =
  /** Not known yet: a sign-in is being completed or one of this tab taken up again. Show a loading state. */
  | { readonly kind: 'starting' }
  /** Nobody. `expired` where somebody was and it could not be renewed; `failure` where signing in did not work. */
  | { readonly kind: 'signed-out'; readonly expired?: true; readonly failure?: SignInFailure }
  /** As the server takes them. */
  | { readonly kind: 'signed-in'; readonly caller: Caller }
