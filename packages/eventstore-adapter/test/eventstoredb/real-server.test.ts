import { randomUUID } from 'node:crypto'
import { communityHandshake } from '@community-handshake/domain'
import {
  type ContractCase,
  type ContractSetup,
  checkpointsContract,
  consumerGroupContract,
  eventStoreContract,
} from '@community-handshake/domain/testing'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { memoryDirectory } from '../../src/directory/memory-directory.js'
import type { EventStoreDbStore } from '../../src/eventstoredb/event-store-db-store.js'
import { groupSubject } from '../consumer-groups/group-setups.js'
import { bob, platform } from '../directory/sample-community.js'
import { expire } from '../patience.js'
import { valueIn } from '../results.js'
import { checkChain } from '../sealed-events.js'
import { membersOf, shakeHands } from '../shake-hands.js'
import { type LeftBehind, leftBehind } from './left-behind.js'
import { openStore } from './node-setup.js'
import { findRealServer, type RealServer } from './real-server.js'

const found = await findRealServer()
const all: LeftBehind[] = []

interface OwnPart {
  readonly open: () => EventStoreDbStore
}

// Each case has a namespace of its own, so that all of them can use one database, and others use it too.
const ownPart = ({ connectionString }: RealServer): OwnPart => {
  const namespace = `handshake-test-${randomUUID()}.`
  const traces = leftBehind(connectionString, namespace)
  all.push(traces)
  return { open: () => traces.noting(openStore({ connectionString, namespace })) }
}

const setupOn = <Subject>(
  server: RealServer,
  subjectOf: (store: EventStoreDbStore) => Subject,
): ContractSetup<Subject> => ({
  newPlace: async () => {
    const { open } = ownPart(server)
    return { open: async () => subjectOf(open()), remove: async () => {} }
  },
  survivesRestart: true,
  expire,
})

const shakeHandsOn = async (server: RealServer): Promise<void> => {
  const part = ownPart(server)
  const before = part.open()
  const communityId = await shakeHands(before)
  await before.close()
  const store = part.open()
  const state = valueIn(await communityHandshake({ store, ...platform }).read(communityId))
  assert.ok(membersOf(state).includes(bob.tenantId))
  const directory = memoryDirectory({ store, ...platform })
  const { tenantId, userId } = bob
  const wanted = { tenantId, userId, sortBy: 'joinedAt', direction: 'descending', limit: 10 } as const
  const { rows } = valueIn(await directory.communities(wanted))
  assert.equal(
    rows.map((row) => [row.communityId, row.tenantCount]),
    [[communityId, 2]],
  )
  assert.is(checkChain(valueIn(await store.readAll())).revision, 3)
  await directory.close()
  await store.close()
}

const handshakeCase = (server: RealServer): ContractCase => ({
  name: 'invite, accept and confirm make the tenant a member, in the community and in the directory',
  run: () => shakeHandsOn(server),
})

const cleanUp = async (server: RealServer): Promise<void> => {
  const remaining = (await Promise.all(all.map(({ remove }) => remove()))).flat()
  for (const trace of remaining) console.error(`Left on the server, ${trace}`)
  await server.stop()
}

const contracts: readonly [name: string, cases: (server: RealServer) => readonly ContractCase[]][] = [
  ['event store', (server) => eventStoreContract(setupOn(server, (store) => store))],
  ['checkpoints', (server) => checkpointsContract(setupOn(server, (store) => store))],
  [
    'consumer groups',
    (server) => consumerGroupContract(setupOn(server, (store) => groupSubject(store, store.consumerGroups))),
  ],
  ['handshake', (server) => [handshakeCase(server)]],
]

for (const [name, casesOn] of contracts) {
  const onServer = suite(`real server: ${name}`)
  if (found.kind === 'none') {
    console.log(`Skipped, real server: ${name}: ${found.reason}.`)
    onServer.skip(found.reason, () => {})
  } else {
    for (const { name: behaviour, run } of casesOn(found.server)) onServer(behaviour, run)
    if (name === contracts.at(-1)?.[0]) onServer.after(() => cleanUp(found.server))
  }
  onServer.run()
}
