/**
 * The store could not be set up, and nothing was sent anywhere.
 * - `invalid-connection-string`: the connection string cannot be understood, or asks for something that there is not.
 * - `certificate-file`: a file with a certificate or a key cannot be read.
 * - `invalid-option`: another option has a value that it cannot have.
 */
export type EventStoreDbOpenReason = 'invalid-connection-string' | 'certificate-file' | 'invalid-option'

/** Why a store on EventStoreDB could not be set up. `message` says what to do and repeats no part of a password. */
export interface EventStoreDbOpenFailure {
  readonly kind: 'event-store-db-open-failure'
  readonly reason: EventStoreDbOpenReason
  readonly message: string
}

/** Makes an {@link EventStoreDbOpenFailure}. */
export const openFailure = (reason: EventStoreDbOpenReason, message: string): EventStoreDbOpenFailure => ({
  kind: 'event-store-db-open-failure',
  reason,
  message,
})

/** What is wrong with a connection string. */
export const badConnectionString = (problem: string): EventStoreDbOpenFailure =>
  openFailure(
    'invalid-connection-string',
    `The connection string ${problem}. It has the form esdb://user:password@host:2113?option=value.`,
  )
