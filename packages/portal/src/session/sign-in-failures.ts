import type { SignInFailure } from './session-state.js'

const failure = (reason: SignInFailure['reason'], message: string, advice: string): SignInFailure => ({
  kind: 'sign-in-failure',
  ...{ reason, message, advice },
})

/** The identity provider does not answer. */
export const providerUnreachable = failure(
  'provider-unreachable',
  'The identity provider cannot be reached.',
  'Check your connection and try again. If that does not help, tell whoever runs this server.',
)

/** This server does not answer. */
export const serverUnreachable = failure(
  'server-unreachable',
  'The server cannot be reached.',
  'Check your connection and try again.',
)

/** The way back from the provider was not the one that this tab was sent on. */
export const answerUnexpected = failure(
  'answer-unexpected',
  'The answer of the identity provider does not belong to a sign-in of this tab, or is too old.',
  'Sign in again, in this tab.',
)

/** Browsers keep what signing in needs from pages that anybody on the way could have changed. */
export const notSecure = failure(
  'not-secure',
  'This page was not loaded over a secure connection, so nobody can sign in.',
  'Open it by its address that begins with https://.',
)

/** Somebody said no, in words of their own. */
export const refusedBecause = (message: string): SignInFailure =>
  failure(
    'provider-refused',
    message,
    'Sign in again, with another account if need be, or ask whoever runs this server.',
  )
