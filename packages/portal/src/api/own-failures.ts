import type { Aborted, Broken, Offline, SignedOut } from './failure.js'

/** Nobody is signed in any more. */
export const signedOut: SignedOut = {
  kind: 'signed-out',
  message: 'You are not signed in any more.',
  advice: 'Sign in again; you come back to this page.',
  retryable: false,
}

/** The server cannot be reached. */
export const offline: Offline = {
  kind: 'offline',
  message: 'The server cannot be reached.',
  advice: 'Check your connection, then try again. Nothing is done twice.',
  retryable: true,
}

/** Whoever asked does not want the answer any more. */
export const aborted: Aborted = {
  kind: 'aborted',
  message: 'This was broken off.',
  advice: 'Begin again if you still need it.',
  retryable: true,
}

/** Something other than the API answered, or the API in a way that this page does not know. */
export const broken = (status: number): Broken => ({
  kind: 'broken',
  message: 'The server gave an answer that this page does not understand.',
  advice: 'Reload the page. If that does not help, tell whoever runs this server.',
  retryable: false,
  status,
})
