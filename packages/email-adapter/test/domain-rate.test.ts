import { parseEmailAddress } from '@community-handshake/domain'
import { memoryEventStore } from '@community-handshake/eventstore-adapter'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { makeDomainRate } from '../src/notifications/domain-rate.js'
import { openCommunity } from './support/community.js'
import { notifierOn, recordingMailer } from './support/notifier.js'
import { valueIn } from './support/results.js'

const address = (text: string) => valueIn(parseEmailAddress(text))

test('as many mails as are allowed leave at once, and then one whenever a place is free', () => {
  let now = 1000
  const { take } = makeDomainRate({ mails: 3, perMs: 300 }, () => now)
  const bela = address('bela@borealis.example')
  assert.equal([take(bela), take(bela), take(bela), take(bela)], [0, 0, 0, 100])
  now += 99
  assert.is(take(bela), 1)
  now += 1
  assert.equal([take(bela), take(bela)], [0, 100])
  now += 10_000
  assert.equal([take(bela), take(bela), take(bela), take(bela)], [0, 0, 0, 100], 'a long rest earns no more')
})

test('each domain has places of its own', () => {
  const { take } = makeDomainRate({ mails: 1, perMs: 60_000 }, () => 0)
  assert.is(take(address('a@borealis.example')), 0)
  assert.is(take(address('b@borealis.example')), 60_000)
  assert.is(take(address('c@cascade.example')), 0)
})

test('mails to a busy domain wait, while those to others leave', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const mailer = recordingMailer()
  const notifier = notifierOn(store, handshake, mailer, { domainRate: { mails: 1, perMs: 100 } })
  for (const to of ['a@borealis.example', 'b@borealis.example']) await invite(to)
  const { position } = await invite('c@cascade.example')
  await notifier.settled(position)
  await notifier.stop()
  assert.equal(
    mailer.mails.map(({ to }) => to),
    ['a@borealis.example', 'c@cascade.example', 'b@borealis.example'],
  )
})

test('stopping does not wait for a place', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const mailer = recordingMailer()
  const notifier = notifierOn(store, handshake, mailer, { domainRate: { mails: 1, perMs: 3_600_000 } })
  await notifier.settled((await invite('a@borealis.example')).position)
  const { position } = await invite('b@borealis.example')
  const waited = notifier.settled(position)
  await notifier.stop()
  assert.is(await waited, 'ended')
  assert.is(mailer.mails.length, 1)
})

test.run()
