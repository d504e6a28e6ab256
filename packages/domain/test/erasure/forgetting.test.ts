import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type EmailAddress,
  fold,
  isForgotten,
  isReachable,
  parseEmailAddress,
  type StoredEvent,
  standInFor,
  whyUnreadable,
} from '../../src/index.js'
import { everyKindOfCommand } from '../audit/scenario.js'
import { ada, alan, bela, boris, carla } from '../support/people.js'
import { historyInTime, toPlain } from '../support/random-history.js'
import { failureIn, valueIn } from '../support/results.js'
import { accept, communityId, confirm, create, invite, later, monday } from '../support/samples.js'
import { findings, openedWith, played, type SealedCommunity, said, sealedCommunity, sent } from './sealed-community.js'

const forget = async ({ keys }: SealedCommunity, address: EmailAddress): Promise<EmailAddress> => {
  const person = keys.personOf(address)
  assert.ok(valueIn(await keys.forget(person)))
  return standInFor('email', person, 'forgotten') as EmailAddress
}

const replaced = <T>(value: T, from: string, to: string): T =>
  JSON.parse(JSON.stringify(value).replaceAll(from, to)) as T

const people = [ada, alan, bela, boris, carla].map(({ email }) => email)

test('whoever is forgotten, the history verifies, with the other keys and without any', async () => {
  for (const address of people) {
    const community = sealedCommunity()
    await played(community.handshake, everyKindOfCommand())
    const before = [...community.store.all]
    await forget(community, address)
    assert.equal(community.store.all, before)
    assert.equal(findings(await openedWith(community)), [])
    assert.equal(findings(community.store.all), [])
  }
})

test('whoever is forgotten in whatever history, it folds to the same state with the address replaced', async () => {
  await fc.assert(
    fc.asyncProperty(historyInTime, fc.constantFrom(...people), async ({ events, commands }, address) => {
      const community = sealedCommunity()
      await sent(community.handshake, commands)
      const standIn = await forget(community, address)
      const opened = await openedWith(community)
      assert.equal(findings(opened), [])
      // A message is forgotten with its author or its recipient, which replacing an address does not do.
      const withoutMessages = (plain: unknown) =>
        JSON.parse(JSON.stringify(plain).replace(/"message":"[^"]*"/g, '"message":""'))
      const state = fold(said(opened).map(({ event }) => event))
      assert.equal(withoutMessages(toPlain(state)), withoutMessages(replaced(toPlain(fold(events)), address, standIn)))
    }),
    { numRuns: 30 },
  )
})

test('no process shows a forgotten person any more, though it had read the community before', async () => {
  const community = sealedCommunity()
  const other = community.another()
  await played(community.handshake, [create(), invite(), accept(), confirm()])
  assert.match(JSON.stringify(toPlain(valueIn(await other.read(communityId)))), /bela@/)
  const standIn = await forget(community, bela.email)
  for (const one of [community.handshake, other]) {
    const shown = JSON.stringify(toPlain(valueIn(await one.read(communityId))))
    assert.not.match(shown, /bela@/)
    assert.ok(shown.includes(standIn))
    assert.match(shown, /ada@/)
  }
})

test('a forgotten recipient is another person when they come back, and can be invited anew', async () => {
  const community = sealedCommunity()
  await played(community.handshake, [create(), invite()])
  assert.match(JSON.stringify(failureIn(await community.handshake.execute(invite({ number: 2 })))), /already-invited/)
  await forget(community, bela.email)
  assert.match(JSON.stringify(failureIn(await community.handshake.execute(accept()))), /refus|not/)
  await played(community.handshake, [invite({ number: 2 }), accept({ number: 2 }), confirm({ number: 2 })])
  assert.equal(findings(community.store.all), [])
  assert.equal(findings(await openedWith(community)), [])
})

test('an old link still lets a forgotten recipient accept, and the history stays one that was permitted', async () => {
  const community = sealedCommunity()
  await played(community.handshake, [create(), invite()])
  await forget(community, bela.email)
  await played(community.handshake, [accept({ linkGeneration: 1 }), confirm()])
  assert.equal(findings(community.store.all), [])
  assert.equal(findings(await openedWith(community)), [])
})

test('what was decided just before somebody was forgotten is decided again, not stored', async () => {
  const community = sealedCommunity()
  await played(community.handshake, [create(), invite()])
  community.keys.beforeAssure = () => {
    community.keys.beforeAssure = () => undefined
    void community.keys.forget(community.keys.personOf(bela.email))
  }
  const command = { ...accept(), contactEmail: parsed('fresh@borealis.example') }
  const outcome = await community.handshake.execute(command)
  assert.ok(outcome.isErr(), 'the recipient is nobody’s address any more')
  assert.is(community.store.all.length, 2)
  assert.equal(findings(community.store.all), [])
})

const parsed = (text: string): EmailAddress => valueIn(parseEmailAddress(text))

test('a command that is repeated after its person was forgotten is not taken for the same', async () => {
  const community = sealedCommunity()
  const command = invite()
  await played(community.handshake, [create(), command])
  await forget(community, bela.email)
  const repeated = failureIn(await community.handshake.execute({ ...command, now: later(monday, 5) }))
  assert.match(JSON.stringify(repeated), /command-id-reused/)
  assert.is(community.store.all.length, 2)
})

test('a key that is not at hand is told from one that was destroyed', async () => {
  const { store, handshake, keys } = sealedCommunity()
  await played(handshake, [create()])
  const person = keys.personOf(ada.email)
  const [opened] = said(await openedWith({ ...sealedCommunity(), store }))
  assert.is(opened?.actor?.email, `sealed-${person}@sealed.invalid`)
  assert.is(whyUnreadable(opened?.actor?.email ?? ''), 'sealed')
})

test('a sealed value that its key does not open is damage, and says where', async () => {
  const { store, handshake, keys } = sealedCommunity()
  await played(handshake, [create()])
  const [created] = store.all
  assert.ok(created)
  const spoiled: StoredEvent = { ...created, text: created.text.replace(/"value":"...../, '"value":"AAAAA') }
  store.all[0] = spoiled
  const failure = failureIn(await openedStoreOf({ store, keys }))
  assert.match(JSON.stringify(failure), /damaged.*event 0 of community-/)
})

const openedStoreOf = ({ store, keys }: Pick<SealedCommunity, 'store' | 'keys'>) =>
  import('../support/personal-data.js').then(({ sealedWith }) => sealedWith(keys).open(store.all))

test('stand-ins are addresses that nobody can have, type or be sent mail at', () => {
  const person = '0'.repeat(32) as Parameters<typeof standInFor>[1]
  const forgotten = standInFor('email', person, 'forgotten') as EmailAddress
  assert.is(forgotten, `forgotten-${person}@forgotten.invalid`)
  assert.ok(isForgotten(forgotten))
  assert.not.ok(isReachable(forgotten))
  assert.not.ok(isForgotten(standInFor('email', person, 'sealed') as EmailAddress))
  assert.is(whyUnreadable(standInFor('id', person, 'forgotten')), 'forgotten')
  assert.is(whyUnreadable(ada.email), undefined)
  assert.ok(isReachable(ada.email))
  assert.is(standInFor('text', person, 'forgotten'), 'Forgotten')
  for (const address of [forgotten, 'anybody@Sealed.INVALID']) assert.ok(parseEmailAddress(address).isErr())
})

test.run()
