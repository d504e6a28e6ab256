import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { communityHandshake } from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { faultyStore } from '../support/memory-store.js'
import { alan, bela, carla } from '../support/people.js'
import { failureIn, valueIn } from '../support/results.js'
import { communityId, create, invite } from '../support/samples.js'

const another = (digit: number) => communityId.replace(/.$/, String(digit)) as typeof communityId

const open = (keptCommunities: number) => {
  const store = faultyStore()
  const reads: (bigint | undefined)[] = []
  const handshake = communityHandshake({
    store: {
      ...store,
      readStream: (streamId, options) => {
        if (streamId.endsWith(communityId)) reads.push(options?.from)
        return store.readStream(streamId, options)
      },
    },
    hasher,
    backoff: { pause: async () => undefined },
    keptCommunities,
  })
  return { store, reads, handshake }
}

test('asking for communities that do not exist pushes no real one out of memory', async () => {
  const { reads, handshake } = open(1)
  assert.ok((await handshake.execute(create())).isOk())
  for (let digit = 2; digit <= 9; digit += 1) {
    assert.is(valueIn(await handshake.read(another(digit))).kind, 'NoCommunity')
    assert.ok((await handshake.execute({ ...invite({ actor: carla }), communityId: another(digit) })).isErr())
  }
  reads.length = 0
  assert.ok((await handshake.execute(invite())).isOk())
  assert.equal(reads, [], 'a kept state is decided on without reading')
})

test('where few are kept, communities in turn stay right, for outcomes, refusals and repetitions', async () => {
  const { store, handshake } = open(2)
  const ids = [1, 2, 3, 4, 5, 6].map(another)
  for (const id of ids) assert.ok((await handshake.execute({ ...create(), communityId: id })).isOk())
  const commands = ids.map((id, index) => ({ ...invite({ number: index + 1 }), communityId: id }))
  for (const command of commands) assert.not.ok(valueIn(await handshake.execute(command)).repeated)
  for (const command of commands) assert.ok(valueIn(await handshake.execute(command)).repeated)
  for (const id of ids) {
    const refused = await handshake.execute({ ...invite({ number: 9, recipient: bela.email }), communityId: id })
    assert.match(JSON.stringify(failureIn(refused)), /already-invited/)
    const outcome = await handshake.execute({ ...invite({ number: 9, recipient: alan.email }), communityId: id })
    assert.is(valueIn(outcome).revision, 2n)
  }
  assert.is(store.all.length, 18)
})

test.run()
