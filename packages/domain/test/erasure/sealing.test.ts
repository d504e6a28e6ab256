import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { communityHandshake, fold, sealedValuesIn, type UserId } from '../../src/index.js'
import { everyKindOfCommand, storedHistoryOf } from '../audit/scenario.js'
import { hasher } from '../support/hasher.js'
import { ada, bela, carla, person } from '../support/people.js'
import { sealedWith } from '../support/personal-data.js'
import { historyInTime, toPlain } from '../support/random-history.js'
import { failureIn, valueIn } from '../support/results.js'
import { accept, communityId, create, invite, later, monday } from '../support/samples.js'
import { findings, openedWith, played, said, sealedCommunity, sent } from './sealed-community.js'

const backoff = { pause: async () => undefined }

test('no address stands in a sealed history, and opened it says what an unsealed one says', async () => {
  const commands = everyKindOfCommand()
  const community = sealedCommunity()
  await played(community.handshake, commands)
  for (const { text, type } of community.store.all) assert.not.match(text, /@|example/, `${type}: ${text}`)
  const open = await storedHistoryOf(commands)
  assert.equal(said(await openedWith(community)), said(open))
})

test('a sealed history is whole, with its keys and without', async () => {
  const community = sealedCommunity()
  await played(community.handshake, everyKindOfCommand())
  assert.equal(findings(community.store.all), [])
  assert.equal(findings(await openedWith(community)), [])
})

test('sealing and opening gives back whatever history there is, and the same state', async () => {
  await fc.assert(
    fc.asyncProperty(historyInTime, async ({ events, commands }) => {
      const community = sealedCommunity()
      await sent(community.handshake, commands)
      const opened = said(await openedWith(community)).map(({ event }) => event)
      assert.equal(opened, events)
      assert.equal(toPlain(valueIn(await community.another().read(communityId))), toPlain(fold(events)))
      assert.equal(findings(community.store.all), [])
    }),
    { numRuns: 30 },
  )
})

test('a message is sealed for who wrote it and for whom it is meant', async () => {
  const community = sealedCommunity()
  await played(community.handshake, [create(), invite({ message: 'Dear Bela, join us' })])
  const [, invited] = community.store.all
  const message = sealedValuesIn(invited?.text ?? '').find(({ kind }) => kind === 'text')
  assert.is(message?.person, community.keys.personOf(bela.email))
  const [, opened] = said(await openedWith(community))
  assert.match(JSON.stringify(opened?.event), /"message":"Dear Bela, join us"/)
  valueIn(await community.keys.forget(community.keys.personOf(ada.email)))
  const [, afterwards] = said(await openedWith(community))
  assert.match(JSON.stringify(afterwards?.event), /"message":"Forgotten"/)
})

test('a user id that is an address is sealed like one, any other is left as it is', async () => {
  const community = sealedCommunity()
  const odd = person('dora', 'aster', { userId: 'dora@aster.example' as UserId })
  await played(community.handshake, [{ ...create(), actor: odd }])
  const [created] = community.store.all
  assert.not.match(created?.text ?? '', /dora/)
  const [opened] = said(await openedWith(community))
  assert.is(opened?.actor?.userId, odd.userId)
  const other = sealedCommunity()
  await played(other.handshake, [create()])
  assert.match(other.store.all[0]?.text ?? '', /"userId":"ada"/)
})

test('addresses of ordinary lengths are sealed alike long, so that the length tells little', async () => {
  const community = sealedCommunity()
  const long = person('bela-with-a-longer-name', 'b').email
  await played(community.handshake, [create(), invite(), invite({ number: 2, recipient: long })])
  const lengths = community.store.all.flatMap(({ text }) => sealedValuesIn(text).map(({ value }) => value.length))
  assert.is(new Set(lengths).size, 1, lengths.join())
})

test('an append that is tried again after a lost answer stores the very same text', async () => {
  const { store, handshake } = sealedCommunity()
  await played(handshake, [create()])
  store.faults.push('unknown-but-stored', 'unknown-not-stored')
  await played(handshake, [invite()])
  assert.is(store.all.length, 2)
})

test('a repeated command is recognised, by this process and by another, and its content is compared', async () => {
  const { handshake, another, store } = sealedCommunity()
  const command = invite({ message: 'Join us' })
  await played(handshake, [create(), command])
  for (const one of [handshake, another()]) {
    assert.ok(valueIn(await one.execute({ ...command, now: later(monday, 5) })).repeated)
    const other = failureIn(await one.execute({ ...command, recipient: carla.email }))
    assert.match(JSON.stringify(other), /command-id-reused/)
  }
  assert.is(store.all.length, 2)
})

test('the digest of a command cannot be checked against a guess without the keys', async () => {
  const commands = [create(), invite()]
  const open = await storedHistoryOf(commands)
  const { store, handshake } = sealedCommunity()
  await played(handshake, commands)
  const digestIn = (text = ''): string => /"commandDigest":"(\w+)"/.exec(text)?.[1] ?? ''
  open.forEach(({ text }, index) => {
    assert.is.not(digestIn(store.all[index]?.text), digestIn(text))
  })
})

test('a refused command gives nobody a key', async () => {
  const { keys, handshake } = sealedCommunity()
  await played(handshake, [create()])
  const stranger = person('stella', 'stranger').email
  assert.ok((await handshake.execute(invite({ actor: bela, recipient: stranger }))).isErr())
  assert.is(valueIn(await keys.find([stranger])).keys.size, 0)
})

test('a community that was begun unsealed stays so, since it is read alike only where all of it is', async () => {
  const { store, keys } = sealedCommunity()
  await played(communityHandshake({ store, hasher, backoff }), [create()])
  await played(communityHandshake({ store, hasher, backoff, personalData: sealedWith(keys) }), [invite(), accept()])
  assert.equal(
    store.all.flatMap(({ text }) => sealedValuesIn(text)),
    [],
  )
  assert.equal(findings(store.all), [])
})

test('without the keys nothing is added to a sealed community, and it says why', async () => {
  const { store, handshake } = sealedCommunity()
  await played(handshake, [create()])
  const failure = failureIn(await communityHandshake({ store, hasher, backoff }).execute(invite({ actor: ada })))
  assert.match(JSON.stringify(failure), /sealed|community-not-found/)
  assert.is(store.all.length, 1)
})

test('while the keys cannot be had, commands fail and leave no trace', async () => {
  const { store, keys, handshake } = sealedCommunity()
  await played(handshake, [create()])
  keys.failure = { kind: 'key-store-failure', reason: 'unavailable', message: 'no keys today' }
  const failed = failureIn(await handshake.execute(invite()))
  assert.match(JSON.stringify(failed), /store-failure.*unavailable.*no keys today/)
  assert.is((await handshake.read(communityId)).isErr(), true)
  assert.is(store.all.length, 1)
  keys.failure = undefined
  await played(handshake, [invite()])
})

test('keys of people who act again and again are asked for once', async () => {
  const { keys, handshake } = sealedCommunity()
  await played(handshake, [create(), invite()])
  const before = keys.asked
  await played(handshake, [accept(), invite({ number: 3, recipient: carla.email })])
  assert.ok(keys.asked - before <= 1, `${keys.asked - before} times`)
})

test.run()
