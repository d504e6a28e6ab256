import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type ClusterMember,
  type EventStoreDbNode,
  makeNodeData,
  type NodeData,
  startEventStoreDbNode,
} from '../../src/testing/index.js'
import { valueIn } from '../results.js'
import { newEvent } from '../simple-events.js'
import { until } from '../until.js'
import { appendSurely, listenTo } from './fixtures.js'
import { openStore } from './node-setup.js'

interface Cluster {
  readonly nodes: readonly EventStoreDbNode[]
  readonly data: NodeData
  /** Makes one node lead and tells all others. */
  readonly elect: (leader: number | undefined) => void
  readonly connectionString: (kind: 'seeds' | 'discover') => string
  readonly stop: () => Promise<void>
}

const host = '127.0.0.1'

/** Three nodes with the same data, of which the first leads. */
const startCluster = async (): Promise<Cluster> => {
  const data = makeNodeData()
  const nodes: EventStoreDbNode[] = []
  let leading: number | undefined = 0
  const stateOf = (index: number) => (index === leading ? 'Leader' : 'Follower')
  const members = (): readonly ClusterMember[] =>
    nodes.map(({ port }, index) => ({ host, port, state: stateOf(index), isAlive: true }))
  for (let index = 0; index < 3; index += 1) nodes.push(await startEventStoreDbNode({ data, members }))
  const elect = (leader: number | undefined): void => {
    leading = leader
    const port = leader === undefined ? undefined : nodes[leader]?.port
    for (const [index, { faults }] of nodes.entries())
      faults.notLeader = index === leader || port === undefined ? undefined : { host, port }
  }
  elect(0)
  return {
    nodes,
    data,
    elect,
    connectionString: (kind) =>
      kind === 'seeds'
        ? `esdb://${nodes.map(({ port }) => `${host}:${port}`).join()}?tls=false`
        : `esdb+discover://${host}:${nodes[2]?.port}?tls=false`,
    stop: async () => {
      for (const node of nodes) await node.stop()
    },
  }
}

const withCluster = (work: (cluster: Cluster) => Promise<void>) => async () => {
  const cluster = await startCluster()
  try {
    await work(cluster)
  } finally {
    await cluster.stop()
  }
}

const appendsAt = ({ calls }: EventStoreDbNode | { calls: EventStoreDbNode['calls'] }): number =>
  calls.filter(({ method }) => method === 'append').length

for (const kind of ['seeds', 'discover'] as const)
  test(
    `the leader is found through ${kind}`,
    withCluster(async (cluster) => {
      cluster.elect(1)
      const store = openStore({ connectionString: cluster.connectionString(kind) })
      assert.ok((await store.append('stream-1', 'no_stream', [newEvent()])).isOk())
      assert.equal(cluster.nodes.map(appendsAt), [0, 1, 0])
      await store.close()
    }),
  )

test(
  'a leader that is no longer one is left for the one it names, without the caller noticing',
  withCluster(async (cluster) => {
    const store = openStore({ connectionString: cluster.connectionString('seeds') })
    assert.ok((await store.append('stream-1', 'no_stream', [newEvent()])).isOk())
    cluster.elect(2)
    assert.is(valueIn(await store.append('stream-1', 0n, [newEvent()])).revision, 1n)
    assert.is(valueIn(await store.readStream('stream-1')).length, 2)
    assert.equal(cluster.nodes.map(appendsAt), [2, 0, 1])
    await store.close()
  }),
)

test(
  'a single node that follows names the leader, and is gone back to when that one is gone',
  withCluster(async (cluster) => {
    const [first, , third] = cluster.nodes
    cluster.elect(2)
    const store = openStore({ connectionString: first?.connectionString ?? '' })
    assert.ok((await store.append('stream-1', 'no_stream', [newEvent()])).isOk())
    await third?.stop()
    cluster.elect(0)
    await appendSurely(store, 'stream-1', 0n, [newEvent()])
    await store.close()
    await third?.start()
  }),
)

test(
  'a leader that dies is replaced: appends and subscriptions go on, and nothing is lost or told twice',
  withCluster(async (cluster) => {
    const store = openStore({ connectionString: `${cluster.connectionString('seeds')}&discoveryInterval=20` })
    const ear = listenTo(store)
    const texts: string[] = []
    for (let round = 0; round < 6; round += 1) {
      const leader = cluster.nodes[round % 3]
      const text = `round ${round}`
      texts.push(text)
      await appendSurely(store, 'stream-1', round === 0 ? 'no_stream' : BigInt(round - 1), [newEvent(text)])
      await leader?.stop()
      cluster.elect((round + 1) % 3)
      await leader?.start()
    }
    await ear.heard(texts.length)
    assert.equal(ear.texts(), texts)
    await ear.stop()
    await store.close()
  }),
)

test(
  'while there is no leader, it is looked for as often as the connection string says',
  withCluster(async (cluster) => {
    cluster.elect(undefined)
    const connectionString = `${cluster.connectionString('seeds')}&discoveryInterval=10&maxDiscoverAttempts=3`
    const store = openStore({ connectionString })
    const appended = await store.append('stream-1', 'any', [newEvent()])
    assert.is(appended.isErr() && appended.error.kind === 'store-failure' && appended.error.reason, 'unavailable')
    const asked = cluster.nodes.flatMap(({ calls }) => calls).filter(({ method }) => method === 'gossip').length
    assert.is(asked, 9)
    cluster.elect(0)
    assert.ok((await store.append('stream-1', 'any', [newEvent()])).isOk())
    await store.close()
  }),
)

test(
  'nodes that send callers round in a circle are told as unavailable',
  withCluster(async (cluster) => {
    const [one, other] = cluster.nodes
    if (one === undefined || other === undefined) throw new Error('there must be nodes')
    one.faults.notLeader = { host, port: other.port }
    other.faults.notLeader = { host, port: one.port }
    const store = openStore({ connectionString: one.connectionString })
    const appended = await store.append('stream-1', 'any', [newEvent()])
    assert.is(appended.isErr() && appended.error.kind === 'store-failure' && appended.error.reason, 'unavailable')
    await store.close()
  }),
)

test(
  'a cluster that does not answer at all holds nobody up for longer than a call may take',
  withCluster(async (cluster) => {
    for (const node of cluster.nodes) node.pause()
    const store = openStore({ connectionString: `${cluster.connectionString('seeds')}&defaultDeadline=200` })
    const begun = performance.now()
    const appended = await store.append('stream-1', 'any', [newEvent()])
    assert.is(appended.isErr() && appended.error.kind === 'store-failure' && appended.error.reason, 'unavailable')
    assert.ok(performance.now() - begun < 2000)
    const ear = listenTo(store)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await ear.stop()
    await store.close()
  }),
)

test(
  'closing while the leader is being looked for does not wait for it',
  withCluster(async (cluster) => {
    cluster.elect(undefined)
    const store = openStore({ connectionString: `${cluster.connectionString('seeds')}&discoveryInterval=5000` })
    const appending = store.append('stream-1', 'any', [newEvent()])
    await until(() => cluster.nodes.every(({ calls }) => calls.length > 0))
    await store.close()
    const appended = await appending
    assert.ok(appended.isErr())
  }),
)

test.run()
