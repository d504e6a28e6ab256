import type { KeyStoreFailure } from '@community-handshake/domain'

/** Makes a {@link KeyStoreFailure}. */
export const keyStoreFailure = (reason: KeyStoreFailure['reason'], message: string): KeyStoreFailure => ({
  kind: 'key-store-failure',
  reason,
  message,
})

/** The key store was closed. */
export const keysClosed = keyStoreFailure('closed', 'The key store is closed. Open it again.')
