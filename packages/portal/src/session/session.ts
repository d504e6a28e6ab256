import type { ResultAsync } from 'neverthrow'
import type { DevelopmentIdentity, PortalApi } from '../api/index.js'
import type { SessionState, SignInFailure } from './session-state.js'

/** The sign-in of development: choose one of the sample people. */
export interface DevelopmentSignIn {
  readonly kind: 'development'
  readonly people: () => ResultAsync<readonly DevelopmentIdentity[], SignInFailure>
  /** Signs in as one of them; the session's state changes. */
  readonly signInAs: (id: string) => ResultAsync<void, SignInFailure>
}

/** The sign-in at an identity provider. */
export interface ProviderSignIn {
  readonly kind: 'oidc'
  /**
   * Leaves the page for the provider's, and comes back to the page that is shown now. Only fails where the provider
   * cannot be reached; otherwise the browser is on its way when this gives its answer.
   */
  readonly begin: () => ResultAsync<void, SignInFailure>
}

/** Who is signed in to the portal in this tab, and how to change that. */
export interface Session {
  readonly state: () => SessionState
  /** Tells of every change of the state; gives what ends it. */
  readonly subscribe: (listener: (state: SessionState) => void) => () => void
  readonly signIn: DevelopmentSignIn | ProviderSignIn
  /** Forgets the tokens, and ends the session at the provider where that can be (the browser leaves the page then). */
  readonly signOut: () => Promise<void>
  /** The API as whoever is signed in; it signs them out where their sign-in has expired and cannot be renewed. */
  readonly api: PortalApi
}
