import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'

// One append, and then nothing that would have to go on.
const client = EventStoreDBClient.connectionString(process.argv[2] ?? '')
await client.appendToStream('stream-1', jsonEvent({ type: 'Numbered', data: { number: 1 } }))
console.log('done')
