/** The product cannot start; the message says why and what to do. */
export interface StartFailure {
  readonly kind: 'start-failure'
  readonly message: string
}

/** Makes a {@link StartFailure}. */
export const startFailure = (message: string): StartFailure => ({ kind: 'start-failure', message })
