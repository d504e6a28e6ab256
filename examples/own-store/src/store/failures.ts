import type { StoreFailure } from '@community-handshake/domain'

/** Makes a {@link StoreFailure}. */
export const storeFailure = (reason: StoreFailure['reason'], message: string): StoreFailure => ({
  kind: 'store-failure',
  reason,
  message,
})

/** What everybody is told who comes after the store was closed. */
export const storeIsClosed: StoreFailure = storeFailure('closed', 'The event store is closed. Open it again.')

/** What an error says, without where in the code it came from. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
