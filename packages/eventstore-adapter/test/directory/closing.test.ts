import { setImmediate } from 'node:timers/promises'
import { sampleEvents } from '@community-handshake/domain/testing'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { memoryEventStore } from '../../src/index.js'
import { inTemporaryFolder } from '../temporary-folder.js'
import { answersOf, expectedOf } from './comparison.js'
import { directoryFile, openDirectory } from './directories.js'
import { writeCommunities } from './histories.js'

test(
  'closing ends a long way after the page in hand, and the next one goes on from there',
  inTemporaryFolder(async (folder) => {
    const path = directoryFile(folder)
    const store = memoryEventStore()
    await writeCommunities(store, 60)
    const told: number[] = []
    const directory = openDirectory({ path, store, onProgress: ({ done }) => told.push(done) })
    const catching = directory.catchUp()
    const asking = directory.communityOf(sampleEvents.invitation(1000))
    while (told.length < 3) await setImmediate()
    await directory.close()
    for (const answer of [await catching, await asking])
      assert.is(answer.isErr() && 'reason' in answer.error && answer.error.reason, 'closed')
    assert.ok((told.at(-1) ?? 0) < 6000)

    const totals: number[] = []
    const next = openDirectory({ path, store, onProgress: ({ total }) => totals.push(total) })
    assert.equal(await answersOf(next), await expectedOf(store))
    assert.ok((totals[0] ?? 0) < 6000, 'how much was left')
    await next.close()
  }),
)

test(
  'whoever waits while the directory is closed is told so',
  inTemporaryFolder(async (folder) => {
    const store = memoryEventStore()
    const directory = openDirectory({ path: directoryFile(folder), store })
    const other = memoryEventStore()
    await writeCommunities(other, 1)
    const [event] = (await other.readAll({ limit: 1 })).unwrapOr([])
    assert.ok(event)
    const waiting = directory.waitFor(event.position)
    await setImmediate()
    await directory.close()
    const waited = await waiting
    assert.is(waited.isErr() && 'reason' in waited.error && waited.error.reason, 'closed')
  }),
)

test(
  'a store that is closed is told of, and the directory can still be closed',
  inTemporaryFolder(async (folder) => {
    const store = memoryEventStore()
    const directory = openDirectory({ path: directoryFile(folder), store })
    await store.close()
    const answer = await directory.communityOf(sampleEvents.invitation())
    assert.match(answer.isErr() ? answer.error.message : '', /event store is closed/)
    await directory.close()
  }),
)

test.run()
