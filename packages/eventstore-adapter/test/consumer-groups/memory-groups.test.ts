import { okAsync } from 'neverthrow'
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

test('closed groups in memory say so, and may be closed twice', async () => {
  const groups = memoryConsumerGroups({ store: memoryEventStore() })
  await Promise.all([groups.close(), groups.close()])
  assert.is(failureIn(groups.group({ name: 'workers' })).reason, 'closed')
})

test.run()
