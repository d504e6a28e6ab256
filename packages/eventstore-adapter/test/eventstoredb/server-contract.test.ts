import { randomUUID } from 'node:crypto'
import {
  type CheckpointedStore,
  type ContractCase,
  type ContractSetup,
  checkpointsContract,
  consumerGroupContract,
  eventStoreContract,
  type GroupSubject,
} from '@community-handshake/domain/testing'
import { suite, test } from 'uvu'
import type { EventStoreDbStore } from '../../src/eventstoredb/event-store-db-store.js'
import { groupSubject } from '../consumer-groups/group-setups.js'
import { expire } from '../patience.js'
import { openStore } from './node-setup.js'
import { findRealServer, type RealServer } from './real-server.js'

// Each case has a namespace of its own, so that all of them can use one database.
const setupOn = <Subject>(
  { connectionString }: RealServer,
  subjectOf: (store: EventStoreDbStore) => Subject,
): ContractSetup<Subject> => ({
  newPlace: async () => {
    const namespace = `contract-${randomUUID()}.`
    return { open: async () => subjectOf(openStore({ connectionString, namespace })), remove: async () => {} }
  },
  survivesRestart: true,
  expire,
})

const casesOn = (server: RealServer): readonly ContractCase[] => {
  const stores = setupOn<CheckpointedStore>(server, (store) => store)
  const groups = setupOn<GroupSubject>(server, (store) => groupSubject(store, store.consumerGroups))
  return [...eventStoreContract(stores), ...checkpointsContract(stores), ...consumerGroupContract(groups)]
}

const server = await findRealServer()
const onServer = suite('a real server')
onServer.after(async () => server?.stop())

const how = 'set EVENTSTORE_CONNECTION_STRING, or run npm run test:eventstoredb where Docker is'
if (server === undefined) {
  console.log(`The contracts on a real EventStoreDB or KurrentDB are skipped: ${how}.`)
  test.skip(`the contracts hold on a real server (skipped: ${how})`, () => {})
} else for (const { name, run } of casesOn(server)) onServer(`real server: ${name}`, run)

test.run()
onServer.run()
