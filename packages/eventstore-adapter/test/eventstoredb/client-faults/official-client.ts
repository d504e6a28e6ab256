import { EventStoreDBClient, type JSONEventType, jsonEvent } from '@eventstore/db-client'

/** An event as the tests of the official client use it. */
export type Numbered = JSONEventType<'Numbered', { readonly number: number }>

/** An event of that number. */
export const numberedEvent = (number: number) => jsonEvent<Numbered>({ type: 'Numbered', data: { number } })

/** Gives a test the official client, and lets it go afterwards. */
export const withOfficialClient = async (
  connectionString: string,
  test: (client: EventStoreDBClient) => Promise<void>,
): Promise<void> => {
  const client = EventStoreDBClient.connectionString(connectionString)
  try {
    await test(client)
  } finally {
    await client.dispose()
  }
}

/** What a promise was rejected with; throws if it was not. */
export const rejectionOf = async (promise: Promise<unknown>): Promise<Error> => {
  try {
    await promise
  } catch (error) {
    if (error instanceof Error) return error
    throw error
  }
  throw new Error('it was not rejected')
}
