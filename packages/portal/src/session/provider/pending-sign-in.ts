import type { TabStorage } from '../tab-storage.js'

/** A sign-in on its way: what this tab alone knows, and where to go when it is over. */
export interface PendingSignIn {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  /** Path, query and fragment of the page that was asked for. */
  readonly returnTo: string
}

const name = 'sign-in'

const isPending = (value: unknown): value is PendingSignIn =>
  typeof value === 'object' && value !== null && 'state' in value && 'codeVerifier' in value && 'returnTo' in value

/** Remembers a sign-in in this tab. */
export const rememberSignIn = (storage: TabStorage, pending: PendingSignIn): void =>
  storage.write(name, JSON.stringify(pending))

/** Takes the sign-in that this tab is on, so that it is used once. */
export const takeSignIn = (storage: TabStorage): PendingSignIn | undefined => {
  const text = storage.read(name)
  storage.remove(name)
  const value: unknown = text === undefined ? undefined : JSON.parse(text)
  return isPending(value) ? value : undefined
}
