import type { ConsumerGroup, ConsumerGroupOptions, Work } from '@community-handshake/domain'
import { status } from '@grpc/grpc-js'
import { errAsync, okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { EventStoreDbStore } from '../../src/eventstoredb/event-store-db-store.js'
import { valueIn } from '../results.js'
import { newEvent, newEvents } from '../simple-events.js'
import { until } from '../until.js'
import { appendSurely, withNode, withStore } from './fixtures.js'
import { openStore } from './node-setup.js'

const groupOn = (store: EventStoreDbStore, options: Partial<ConsumerGroupOptions> = {}): ConsumerGroup =>
  valueIn(store.consumerGroups.group({ name: 'workers', longestPauseMs: 5, ...options }))

interface Member {
  readonly texts: string[]
  readonly attempts: number[]
  readonly leave: () => Promise<void>
}

const takePart = (group: ConsumerGroup, work: Work = () => okAsync(undefined)): Member => {
  const aborter = new AbortController()
  const [texts, attempts]: [string[], number[]] = [[], []]
  const noted: Work = (item) => {
    texts.push(item.event.text)
    attempts.push(item.attempt)
    return work(item)
  }
  const ended = group.consume({ work: noted, signal: aborter.signal })
  return {
    texts,
    attempts,
    leave: async () => {
      aborter.abort()
      const result = await ended
      if (result.isErr()) throw new Error(result.error.message)
    },
  }
}

const failed = (action: 'retry' | 'park') => errAsync({ kind: 'work-failure', action, reason: 'broken' } as const)

test(
  'a member goes on when the server is started again, and no event is left out',
  withStore(async (node, store) => {
    const member = takePart(groupOn(store))
    const expected: string[] = []
    for (let round = 0; round < 5; round += 1) {
      expected.push(`${round}`)
      await appendSurely(store, 'stream-1', round === 0 ? 'no_stream' : BigInt(round - 1), [newEvent(`${round}`)])
      await node.stop()
      await node.start()
    }
    await until(() => expected.every((text) => member.texts.includes(text)))
    await member.leave()
  }),
)

test(
  'work whose note is lost with the connection is done once more',
  withStore(async (node, store) => {
    let isCut = false
    const member = takePart(groupOn(store), () => {
      if (!isCut) node.cutConnections()
      isCut = true
      return okAsync(undefined)
    })
    assert.ok((await store.append('stream-1', 'any', [newEvent('1')])).isOk())
    await until(() => member.texts.length >= 2)
    await member.leave()
    assert.ok(member.attempts.every((attempt, index) => attempt === index + 1))
  }),
)

test(
  'events of others in streams of ours are passed over',
  withStore(async (node, store) => {
    const stranger = { type: 'Strange', contentType: 'x', data: Buffer.from('1'), metadata: Buffer.from('') }
    const id = '01890a5d-ac96-774b-bcce-000000000001'
    node.data.log.append({ streamId: 'stream-1', expected: 'any', events: [{ ...stranger, id }] })
    assert.ok((await store.append('stream-2', 'any', [newEvent('ours')])).isOk())
    const group = groupOn(store)
    const member = takePart(group)
    await until(() => member.texts.length === 1)
    await member.leave()
    assert.equal(member.texts, ['ours'])
    assert.equal(valueIn(await group.status()), { parked: 0, inHand: 0 })
  }),
)

test(
  'a damaged event is set aside, and the others go on',
  withStore(async (node, store) => {
    const metadata = Buffer.from(JSON.stringify({ id: 'x', digest: '', following: 0 }))
    const damaged = { type: 'Happened', contentType: 'x', data: Buffer.from([0xff]), metadata }
    const id = '01890a5d-ac96-774b-bcce-000000000001'
    node.data.log.append({ streamId: 'stream-1', expected: 'any', events: [{ ...damaged, id }] })
    assert.ok((await store.append('stream-2', 'any', [newEvent('sound')])).isOk())
    const group = groupOn(store)
    const member = takePart(group)
    await until(() => member.texts.length === 1)
    await member.leave()
    const [parked] = valueIn(await group.parked())
    assert.is(parked?.streamId, 'stream-1')
    assert.match(parked?.reason ?? '', 'UTF-8')
  }),
)

test(
  'a group that is removed ends its members, and is not begun anew by them',
  withStore(async (_node, store) => {
    assert.ok((await store.append('stream-1', 'any', newEvents(3))).isOk())
    const group = groupOn(store)
    const texts: string[] = []
    const work: Work = ({ event }) => {
      texts.push(event.text)
      return okAsync(undefined)
    }
    const ended = group.consume({ work, signal: new AbortController().signal })
    await until(() => texts.length === 3)
    assert.ok((await group.remove()).isOk())
    const result = await ended
    assert.is(result.isErr() && result.error.reason, 'invalid')
    assert.is(texts.length, 3)
  }),
)

test(
  'a member that may not make the group waits until somebody else has made it, and tells of it',
  withNode(async (node) => {
    const told: string[] = []
    const store = openStore({ ...node, onTrouble: ({ message }) => told.push(message) })
    node.faults.refusals.set('createGroup', { count: 2, code: status.PERMISSION_DENIED })
    const member = takePart(groupOn(store))
    assert.ok((await store.append('stream-1', 'any', [newEvent()])).isOk())
    await until(() => member.texts.length === 1)
    await member.leave()
    assert.is(told.length, 2)
    assert.match(told[0] ?? '', 'denies access')
    await store.close()
  }),
)

test(
  'a server without groups on all streams is told as invalid',
  withStore(async (node, store) => {
    node.faults.oldServer = true
    const result = await groupOn(store).consume({
      work: () => okAsync(undefined),
      signal: new AbortController().signal,
    })
    assert.is(result.isErr() && result.error.reason, 'invalid')
  }),
)

test(
  'groups of different namespaces do not touch one another',
  withNode(async (node) => {
    const stores = ['one.', 'two.'].map((namespace) => openStore({ ...node, namespace }))
    for (const [index, store] of stores.entries()) {
      assert.ok((await store.append('stream-1', 'any', [newEvent(`${index}`)])).isOk())
      const group = groupOn(store)
      const member = takePart(group, () => failed('park'))
      await until(() => member.texts.length === 1)
      await member.leave()
      assert.equal(member.texts, [`${index}`])
      const [parked, ...others] = valueIn(await group.parked())
      assert.equal([parked?.streamId, others.length], ['stream-1', 0])
    }
    await Promise.all(stores.map((store) => store.close()))
  }),
)

test(
  'what was set aside comes again with its position after a restart of the server',
  withStore(async (node, store) => {
    const { position } = valueIn(await store.append('stream-1', 'any', [newEvent('1')]))
    const group = groupOn(store)
    const first = takePart(group, () => failed('park'))
    await until(() => first.texts.length === 1)
    await first.leave()
    await node.stop()
    await node.start()
    assert.ok((await group.replayParked().orElse(() => group.replayParked())).isOk())
    const positions: string[] = []
    const second = takePart(group, ({ event }) => {
      positions.push(event.position)
      return okAsync(undefined)
    })
    await until(() => positions.length === 1)
    await second.leave()
    assert.equal(positions, [position])
  }),
)

test.run()
