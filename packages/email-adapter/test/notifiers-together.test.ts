import type { EventStore, Mailer, MailFailure } from '@community-handshake/domain'
import { type MemoryEventStore, memoryEventStore } from '@community-handshake/eventstore-adapter'
import { errAsync, okAsync, ResultAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { NotifierLogEntry } from '../src/index.js'
import { bela, openCommunity } from './support/community.js'
import { ledgerOf, notifierOn, type RecordingMailer, recordingMailer, until } from './support/notifier.js'

const slowly = (mailer: RecordingMailer): Mailer => ({
  ...mailer,
  send: (mail) =>
    ResultAsync.fromSafePromise(new Promise((resolve) => setTimeout(resolve, 5))).andThen(() => mailer.send(mail)),
})

test('two notifiers side by side send each mail once', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const mailer = recordingMailer()
  const one = notifierOn(store, handshake, slowly(mailer), { name: 'one' })
  const two = notifierOn(store, handshake, slowly(mailer), { name: 'two' })
  const recipients = Array.from({ length: 20 }, (_, number) => `person-${number}@borealis.example`)
  let last = await invite(bela.email)
  for (const recipient of recipients) last = await invite(recipient)
  await Promise.all([one.settled(last.position), two.settled(last.position)])
  await Promise.all([one.stop(), two.stop()])
  assert.equal(mailer.mails.map(({ to }) => `${to}`).sort(), [bela.email, ...recipients].sort())
  assert.is((await ledgerOf(store)).filter((type) => type === 'NotificationSent').length, 21)
})

test('a mail that another notifier began and did not finish is taken over, with the same Message-ID', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const delivered = recordingMailer()
  let isLost: () => void = () => undefined
  const lost = new Promise<void>((resolve) => (isLost = resolve))
  // The mail leaves, but the notifier hangs before it can record that.
  const hanging: Mailer = {
    ...delivered,
    send: (mail) => ResultAsync.fromSafePromise(lost).andThen(() => delivered.send(mail)),
  }
  const one = notifierOn(store, handshake, hanging, { name: 'one' })
  const { position } = await invite(bela.email)
  const two = notifierOn(store, handshake, delivered, { name: 'two', courtesyMs: 40 })
  await two.settled(position)
  await two.stop()
  assert.is(delivered.mails.length, 1)
  isLost()
  await one.stop()
  assert.is(delivered.mails.length, 2)
  assert.is(delivered.mails[0]?.messageId, delivered.mails[1]?.messageId)
  assert.is((await ledgerOf(store)).filter((type) => type === 'NotificationSent').length, 1)
})

test('a mail that has left is recorded as sent, whatever another notifier recorded meanwhile', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const delivered = recordingMailer()
  const { position } = await invite(bela.email)
  const meanwhile: Mailer = {
    ...delivered,
    send: (mail) => {
      const failing = recordingMailer(['temporary'])
      const other = notifierOn(store, handshake, failing, { name: 'other', courtesyMs: 0, pauseMs: () => 3_600_000 })
      const failed = async (): Promise<void> => {
        while (!(await ledgerOf(store)).includes('NotificationFailed')) await new Promise((go) => setTimeout(go, 1))
        await other.stop()
      }
      return ResultAsync.fromSafePromise(failed()).andThen(() => delivered.send(mail))
    },
  }
  const notifier = notifierOn(store, handshake, meanwhile)
  await notifier.settled(position)
  await notifier.stop()
  assert.is(delivered.mails.length, 1)
  assert.equal(await ledgerOf(store), ['NotificationRequested', 'NotificationFailed', 'NotificationSent'])
})

test('a recipient who is put off does not hold up the others, and is not forgotten', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const delivered = recordingMailer()
  let isGreylisting = true
  const server: Mailer = {
    ...delivered,
    send: (mail) =>
      mail.to === bela.email && isGreylisting
        ? errAsync<never, MailFailure>({ kind: 'mail-failure', reason: 'temporary', message: '451 later' })
        : delivered.send(mail),
  }
  const longPauses = { pauseMs: () => 3_600_000 }
  const first = notifierOn(store, handshake, server, longPauses)
  await invite(bela.email)
  const others = Array.from({ length: 30 }, (_, number) => `person-${number}@cascade.example`)
  let last = await invite('carla@cascade.example')
  for (const other of others) last = await invite(other)
  await until(() => delivered.mails.length === 31)
  assert.is(first.state(), 'running')
  await first.stop()
  // The one that is not settled holds the checkpoint back, so that a restart finds it.
  isGreylisting = false
  const second = notifierOn(store, handshake, server, longPauses)
  await second.settled(last.position)
  await second.stop()
  assert.equal(delivered.mails.at(-1)?.to, bela.email)
  assert.is(delivered.mails.length, 32)
})

test('the tries for a recipient are counted on across restarts', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const { position } = await invite(bela.email)
  let tries = 0
  const never: Mailer = {
    send: () => {
      tries += 1
      return errAsync({ kind: 'mail-failure', reason: 'temporary', message: '451 later' })
    },
    close: async () => undefined,
  }
  for (let run = 1; run <= 7; run += 1) {
    const notifier = notifierOn(store, handshake, never, { pauseMs: () => 3_600_000 })
    await until(() => tries === run)
    await notifier.stop()
  }
  const last = notifierOn(store, handshake, never)
  await last.settled(position)
  await last.stop()
  assert.is(tries, 8)
  assert.is((await ledgerOf(store)).at(-1), 'NotificationGaveUp')
})

test('many recipients who are put off at once cause no warning', async () => {
  const warnings: string[] = []
  const hear = ({ message }: Error) => warnings.push(message)
  process.on('warning', hear)
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const tried = new Set<string>()
  const never: Mailer = {
    send: ({ to }) => {
      tried.add(to)
      return errAsync({ kind: 'mail-failure', reason: 'temporary', message: '451 later' })
    },
    close: async () => undefined,
  }
  const notifier = notifierOn(store, handshake, never, { pauseMs: () => 3_600_000 })
  for (let number = 0; number < 40; number += 1) await invite(`person-${number}@cascade.example`)
  await until(() => tried.size === 40)
  await notifier.stop()
  await new Promise((resolve) => setImmediate(resolve))
  process.off('warning', hear)
  assert.equal(warnings, [])
})

const failingAppends = (inner: MemoryEventStore, fails: (type: string) => boolean, also: 'stored' | 'lost') => {
  const append: EventStore['append'] = (streamId, expected, events) => {
    if (!fails(events[0]?.type ?? '')) return inner.append(streamId, expected, events)
    const failure = { kind: 'store-failure', reason: 'unknown-outcome', message: 'the line broke' } as const
    return also === 'lost'
      ? errAsync(failure)
      : inner.append(streamId, expected, events).andThen(() => errAsync(failure))
  }
  return { ...inner, append }
}

for (const outcome of ['stored', 'lost'] as const)
  test(`a store that breaks off while recording a sent mail (${outcome}) brings about no second mail`, async () => {
    const inner = memoryEventStore()
    const { handshake, invite } = await openCommunity(inner)
    let failures = 3
    const store = failingAppends(inner, (type) => type === 'NotificationSent' && failures-- > 0, outcome)
    const mailer = recordingMailer()
    const notifier = notifierOn(store, handshake, mailer)
    await notifier.settled((await invite(bela.email)).position)
    await notifier.stop()
    assert.is(mailer.mails.length, 1)
    assert.equal(await ledgerOf(inner), ['NotificationRequested', 'NotificationSent'])
  })

test('a checkpoint that cannot be saved is saved later', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  let failures = 2
  const checkpoints: typeof store.checkpoints = {
    ...store.checkpoints,
    save: (name, position) =>
      failures-- > 0
        ? errAsync({ kind: 'store-failure', reason: 'unavailable', message: 'away' })
        : store.checkpoints.save(name, position),
  }
  const mailer = recordingMailer()
  const entries: NotifierLogEntry[] = []
  const notifier = notifierOn(store, handshake, mailer, { checkpoints, entries })
  const { position } = await invite(bela.email)
  assert.is(await notifier.settled(position), 'settled')
  await notifier.stop()
  assert.is(mailer.mails.length, 1)
  assert.ok(((await store.checkpoints.load('notifier'))._unsafeUnwrap() ?? '') >= position)
  assert.ok(entries.some(({ reason }) => reason === 'away'))
})

test('a store that does not show the invitation yet is asked again', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  let lagging = 2
  const behind: typeof handshake = {
    ...handshake,
    read: (communityId) =>
      lagging-- > 0 ? okAsync({ kind: 'NoCommunity', revision: -1, unknownEvents: 0 }) : handshake.read(communityId),
  }
  const mailer = recordingMailer()
  const notifier = notifierOn(store, behind, mailer)
  await notifier.settled((await invite(bela.email)).position)
  await notifier.stop()
  assert.is(mailer.mails.length, 1)
})

test.run()
