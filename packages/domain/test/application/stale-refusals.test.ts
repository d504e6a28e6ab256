import { ResultAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { communityHandshake, type StoreFailure } from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { faultyStore } from '../support/memory-store.js'
import { accept, communityId, confirm, create, invite } from '../support/samples.js'

const backoff = { pause: async () => undefined }

// How many turns of the microtask queue lie between the end of the read and the command decides who is first;
// every number of them is tried.
for (let turns = 0; turns <= 20; turns += 1)
  test(`a refusal on an old state is not given while a read catches up, ${turns} turns apart`, async () => {
    const store = faultyStore()
    let letGo: () => void = () => undefined
    let held: Promise<void> = Promise.resolve()
    const slow = communityHandshake({
      store: {
        ...store,
        readStream: (...args) =>
          ResultAsync.fromPromise(
            held,
            (): StoreFailure => ({ kind: 'store-failure', reason: 'closed', message: '' }),
          ).andThen(() => store.readStream(...args)),
      },
      hasher,
      backoff,
    })
    assert.ok((await slow.execute(create())).isOk())
    assert.ok((await slow.execute(invite())).isOk())
    assert.ok((await communityHandshake({ store, hasher, backoff }).execute(accept())).isOk())

    held = new Promise((resolve) => {
      letGo = resolve
    })
    const reading = slow.read(communityId)
    held = Promise.resolve()
    letGo()
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
    const confirmed = await slow.execute(confirm())
    assert.ok(confirmed.isOk(), confirmed.isErr() ? confirmed.error.kind : '')
    assert.ok((await reading).isOk())
  })

test.run()
