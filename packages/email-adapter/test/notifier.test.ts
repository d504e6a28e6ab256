import type { Mail, Mailer, MailFailure } from '@community-handshake/domain'
import { memoryEventStore } from '@community-handshake/eventstore-adapter'
import { errAsync, okAsync, ResultAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { NotifierLogEntry } from '../src/index.js'
import { ada, bela, links, openCommunity } from './support/community.js'
import { ledgerOf, ledgerText, notifierOn, recordingMailer, until } from './support/notifier.js'

test('an invitation leads to one mail with a link whose secret is genuine', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const mailer = recordingMailer()
  const notifier = notifierOn(store, handshake, mailer)
  const { invitationId, position } = await invite(bela.email)
  await notifier.settled(position)
  await notifier.stop()
  assert.is(mailer.mails.length, 1)
  const [mail] = mailer.mails
  assert.is(mail?.to, bela.email)
  assert.is(mail?.replyTo, ada.email)
  const [link = '', secret = ''] = /https:\S+/.exec(mail?.text ?? '')?.[0].split('#') ?? []
  assert.is(link, `https://communities.example.com/invitations/${invitationId}`)
  assert.is(links.check(invitationId, secret)._unsafeUnwrap(), 1)
  assert.equal(await ledgerOf(store), ['NotificationRequested', 'NotificationSent'])
})

test('reading the whole history again sends nothing', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const first = recordingMailer()
  const notifier = notifierOn(store, handshake, first)
  await invite(bela.email)
  const { position } = await invite('carla@cascade.example')
  await notifier.settled(position)
  await notifier.stop()
  const second = recordingMailer()
  const again = notifierOn(store, handshake, second, { name: 'another-checkpoint' })
  await again.settled(position)
  await again.stop()
  assert.is(first.mails.length, 2)
  assert.is(second.mails.length, 0)
})

test('a restart goes on from the checkpoint with what was invited in between', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const mailer = recordingMailer()
  const before = notifierOn(store, handshake, mailer)
  await before.settled((await invite(bela.email)).position)
  await before.stop()
  const { position } = await invite('carla@cascade.example')
  const after = notifierOn(store, handshake, mailer)
  await after.settled(position)
  await after.stop()
  assert.equal(
    mailer.mails.map(({ to }) => to),
    [bela.email, 'carla@cascade.example'],
  )
})

test('a crash between sending and recording repeats that one mail with the same Message-ID', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const delivered = recordingMailer()
  // The mail leaves, and then the process is gone: nothing of it is recorded.
  const mailer: Mailer = {
    ...delivered,
    send: (mail) =>
      delivered
        .send(mail)
        .andThen(() => errAsync<never, MailFailure>({ kind: 'mail-failure', reason: 'unreachable', message: 'gone' })),
  }
  const crashing = notifierOn(store, handshake, mailer, { pauseMs: () => 60_000 })
  const { position } = await invite(bela.email)
  await until(() => delivered.mails.length > 0)
  await crashing.stop()
  const next = notifierOn(store, handshake, delivered)
  await next.settled(position)
  await next.stop()
  assert.is(delivered.mails.length, 2)
  assert.is(delivered.mails[0]?.messageId, delivered.mails[1]?.messageId)
})

test('a server that is away is waited for, and its absence does not fill the store', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const away = Array.from({ length: 30 }, () => 'unreachable' as const)
  const mailer = recordingMailer(away)
  const entries: NotifierLogEntry[] = []
  const notifier = notifierOn(store, handshake, mailer, { entries })
  const { position } = await invite(bela.email)
  await notifier.settled(position)
  await notifier.stop()
  assert.is(mailer.mails.length, 1)
  assert.equal(await ledgerOf(store), [
    'NotificationRequested',
    'NotificationFailed',
    'NotificationFailed',
    'NotificationSent',
  ])
  assert.not.match(JSON.stringify(entries), /@/, 'no address in the log')
})

test('what the server says is kept without addresses and without the secret of the link', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const answers: (MailFailure['reason'] | 'ok')[] = ['unreachable', 'temporary', 'ok', 'permanent']
  const taken = recordingMailer()
  const words = ({ to, text }: Mail) => `5.1.1 <${to}>: no. (${to}) Bad link ${/https:\S+/.exec(text)?.[0]} in it`
  const talkative: Mailer = {
    ...taken,
    send: (mail) => {
      const reason = answers.shift() ?? 'ok'
      return reason === 'ok'
        ? okAsync({ response: words(mail) })
        : errAsync({ kind: 'mail-failure', reason, message: words(mail) })
    },
  }
  const entries: NotifierLogEntry[] = []
  const notifier = notifierOn(store, handshake, talkative, { entries })
  await invite(bela.email)
  await notifier.settled((await invite('carla@cascade.example')).position)
  await notifier.stop()
  const kept = `${await ledgerText(store)}\n${JSON.stringify(entries)}`
  assert.match(kept, /5\.1\.1 <b••@b••\.example>: no/)
  assert.is((await ledgerOf(store)).length, 2 + 2 + 2)
  assert.not.match(kept, /bela@|carla@|#k1/)
})

test('a recipient refused for now is tried again, eight times at most', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const mailer = recordingMailer([
    'temporary',
    'temporary',
    'ok',
    ...Array.from({ length: 9 }, () => 'temporary' as const),
  ])
  const notifier = notifierOn(store, handshake, mailer)
  await notifier.settled((await invite(bela.email)).position)
  assert.is(mailer.mails.length, 1)
  await notifier.settled((await invite('carla@cascade.example')).position)
  await notifier.stop()
  assert.is(mailer.mails.length, 1)
  const ledger = await ledgerOf(store)
  assert.is(ledger.filter((type) => type === 'NotificationFailed').length, 2 + 7)
  assert.is(ledger.at(-1), 'NotificationGaveUp')
})

test('a recipient refused for good is given up at once, and the next one gets its mail', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const mailer = recordingMailer(['permanent'])
  const notifier = notifierOn(store, handshake, mailer)
  await invite(bela.email)
  await notifier.settled((await invite('carla@cascade.example')).position)
  await notifier.stop()
  assert.equal(await ledgerOf(store), [
    'NotificationRequested',
    'NotificationGaveUp',
    'NotificationRequested',
    'NotificationSent',
  ])
})

test('a damaged event halts the notifier instead of being passed over', async () => {
  const inner = memoryEventStore()
  const { handshake, invite } = await openCommunity(inner)
  const { position } = await invite(bela.email)
  const damaged: typeof inner = {
    ...inner,
    subscribe: async function* (options) {
      for await (const message of inner.subscribe(options))
        yield message.kind === 'event' && message.event.position === position
          ? { ...message, event: { ...message.event, text: message.event.text.replace('bela', 'mala') } }
          : message
    },
  }
  const entries: NotifierLogEntry[] = []
  const mailer = recordingMailer()
  const notifier = notifierOn(damaged, handshake, mailer, { entries })
  await until(() => notifier.state() === 'halted')
  await notifier.stop()
  assert.is(mailer.mails.length, 0)
  assert.ok(
    entries.some(({ level, reason }) => level === 'error' && /was changed after it was written/.test(reason ?? '')),
  )
})

test('a store that fails in between is followed again', async () => {
  const inner = memoryEventStore()
  const { handshake, invite } = await openCommunity(inner)
  let failures = 2
  const shaky: typeof inner = {
    ...inner,
    subscribe: (options) =>
      failures-- > 0
        ? (async function* () {
            yield {
              kind: 'failed' as const,
              failure: { kind: 'store-failure' as const, reason: 'unavailable' as const, message: 'away' },
            }
          })()
        : inner.subscribe(options),
  }
  const mailer = recordingMailer()
  const notifier = notifierOn(shaky, handshake, mailer)
  await notifier.settled((await invite(bela.email)).position)
  await notifier.stop()
  assert.is(mailer.mails.length, 1)
})

test('stopping ends a pause at once and loses nothing', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const away = recordingMailer(['unreachable'])
  const notifier = notifierOn(store, handshake, away, { pauseMs: () => 3_600_000 })
  const { position } = await invite(bela.email)
  await until(() => notifier.state() === 'waiting-for-mail-server')
  const waited = notifier.settled(position)
  await notifier.stop()
  assert.is(notifier.state(), 'stopped')
  assert.is(await waited, 'ended')
  assert.is(await notifier.settled(position), 'ended')
  const back = recordingMailer()
  const next = notifierOn(store, handshake, back)
  await next.settled(position)
  await next.stop()
  assert.is(back.mails.length, 1)
})

test('a mail in hand is finished and recorded before the notifier stops', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  let takeIt: () => void = () => undefined
  const taken = recordingMailer()
  let inHand = 0
  const slow: Mailer = {
    ...taken,
    send: (mail) => {
      inHand += 1
      return ResultAsync.fromSafePromise(new Promise<void>((resolve) => (takeIt = resolve))).andThen(() =>
        taken.send(mail),
      )
    },
  }
  const notifier = notifierOn(store, handshake, slow)
  await invite(bela.email)
  const { position } = await invite('carla@cascade.example')
  await until(() => inHand === 1)
  const stopped = notifier.stop()
  takeIt()
  await stopped
  assert.equal(
    taken.mails.map(({ to }) => to),
    [bela.email],
  )
  assert.equal(await ledgerOf(store), ['NotificationRequested', 'NotificationSent'])
  const next = notifierOn(store, handshake, taken)
  await next.settled(position)
  await next.stop()
  assert.is(taken.mails.length, 2)
})

test('a tenant whose name the host cannot tell right now is asked for again', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  let failures = 1
  const mailer = recordingMailer()
  const notifier = notifierOn(store, handshake, mailer, {
    tenants: {
      find: (tenantId) =>
        failures-- > 0
          ? errAsync({ kind: 'tenant-directory-failure', message: 'the host is away' })
          : okAsync({ tenantId, name: 'Aster Energy' }),
    },
  })
  await notifier.settled((await invite(bela.email)).position)
  await notifier.stop()
  assert.match(mailer.mails[0]?.subject ?? '', /^Aster Energy invites/)
})

test.run()
