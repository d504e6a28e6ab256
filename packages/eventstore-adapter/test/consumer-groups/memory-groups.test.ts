import type { EventStore, StoreFailure } from '@community-handshake/domain'
import { errAsync, okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { memoryConsumerGroups } from '../../src/consumer-group/memory/memory-consumer-groups.js'
import { memoryEventStore } from '../../src/memory/memory-event-store.js'
import { failureIn, valueIn } from '../results.js'
import { newEvents } from '../simple-events.js'
import { until } from '../until.js'

test('more events than a group takes up at a time are all worked on, each once', async () => {
  const store = memoryEventStore()
  const groups = memoryConsumerGroups({ store })
  for (let batch = 0; batch < 10; batch += 1) valueIn(await store.append(`stream-${batch}`, 'any', newEvents(450)))
  const positions: string[] = []
  const aborter = new AbortController()
  const member = valueIn(groups.group({ name: 'workers' })).consume({
    signal: aborter.signal,
    concurrency: 50,
    work: ({ event }) => {
      positions.push(event.position)
      return okAsync(undefined)
    },
  })
  await until(() => positions.length >= 4500)
  aborter.abort()
  valueIn(await member)
  assert.is(new Set(positions).size, 4500)
  assert.is(positions.length, 4500)
  await groups.close()
})

const storeThatReads = (failures: StoreFailure[]): EventStore => {
  const store = memoryEventStore()
  const readStream: EventStore['readStream'] = (...asked) => {
    const failure = failures.shift()
    return failure === undefined ? store.readStream(...asked) : errAsync(failure)
  }
  return { ...store, readStream }
}

const failure = (reason: StoreFailure['reason'], message: string): StoreFailure => ({
  kind: 'store-failure',
  reason,
  message,
})

test('an event that cannot be read now is tried again, and one that is damaged is set aside', async () => {
  const store = storeThatReads([failure('unavailable', 'away'), failure('damaged', 'the event is damaged')])
  const groups = memoryConsumerGroups({ store })
  const group = valueIn(groups.group({ name: 'workers', longestPauseMs: 5 }))
  let done = 0
  const aborter = new AbortController()
  const work = () => {
    done += 1
    return okAsync(undefined)
  }
  valueIn(await store.append('stream-1', 'any', newEvents(3)))
  const member = group.consume({ work, signal: aborter.signal, concurrency: 1 })
  await until(async () => done === 2 && valueIn(await group.status()).parked === 1)
  aborter.abort()
  valueIn(await member)
  assert.equal(
    valueIn(await group.parked()).map(({ reason }) => reason),
    ['the event is damaged'],
  )
  await groups.close()
})

test('closed groups in memory say so, and may be closed twice', async () => {
  const groups = memoryConsumerGroups({ store: memoryEventStore() })
  await Promise.all([groups.close(), groups.close()])
  assert.is(failureIn(groups.group({ name: 'workers' })).reason, 'closed')
})

test.run()
