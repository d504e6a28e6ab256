import type { StoreFailure } from '@community-handshake/domain'

/** Makes a {@link StoreFailure}. */
export const storeFailure = (reason: StoreFailure['reason'], message: string): StoreFailure => ({
  kind: 'store-failure',
  reason,
  message,
})

/** What everybody is told who comes after the store was closed. */
export const closedFailure: StoreFailure = storeFailure(
  'closed',
  'The event store is closed. Open it again to go on working with it.',
)
