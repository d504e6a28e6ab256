import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, type Mailer, type StoredEvent } from '@community-handshake/domain'
import { type MemoryEventStore, memoryEventStore } from '@community-handshake/eventstore-adapter'
import { type ParsedMail, simpleParser } from 'mailparser'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { folderMailer, notificationStreamId, smtpMailer } from '../src/index.js'
import { ada, bela, links, openCommunity, platform } from './support/community.js'
import { startMailServer } from './support/mail-server.js'
import { ledgerOf, ledgerText, notifierOn, recordingMailer, until } from './support/notifier.js'
import { valueIn } from './support/results.js'

const from = 'Communities <no-reply@example.com>'

const secretIn = ({ text = '' }: Pick<ParsedMail, 'text'>): string => /https:[^\s#]+#(\S+)/.exec(text)?.[1] ?? ''

const sendingsIn = async (store: MemoryEventStore): Promise<readonly StoredEvent[]> => {
  const events = valueIn(await store.readAll({ streamPrefix: 'community-' }))
  return events.filter(({ type }) => type === 'TenantInvited' || type === 'InvitationResent')
}

/** Invites, lets the mail go, sends the invitation again and lets that mail go. */
const twice = async (mailer: Mailer) => {
  const store = memoryEventStore()
  const { handshake, invite, sendAgain } = await openCommunity(store)
  const notifier = notifierOn(store, handshake, mailer)
  const { invitationId, position } = await invite(bela.email)
  await notifier.settled(position)
  await notifier.settled((await sendAgain(invitationId)).position)
  await notifier.stop()
  await mailer.close()
  return { store, invitationId }
}

test('an invitation that is sent again arrives by SMTP with the link of its new generation, in the same thread', async () => {
  const server = await startMailServer()
  const mailer = valueIn(smtpMailer({ url: `smtp://127.0.0.1:${server.port}`, from }))
  const { invitationId } = await twice(mailer)
  await server.close()
  const [first, second] = server.mails
  assert.is(server.mails.length, 2)
  const generations = [first, second].map((mail) => valueIn(links.check(invitationId, secretIn(mail ?? {}))))
  assert.equal(generations, [1, 2])
  const messageId = (generation: number) => `<invitation-${invitationId}-${generation}@communities.example.com>`
  assert.equal([first?.messageId, second?.messageId], [messageId(1), messageId(2)])
  assert.is(first?.inReplyTo, undefined)
  assert.is(second?.inReplyTo, messageId(1))
  assert.equal([second?.references].flat(), [messageId(1)])
  assert.is(second?.subject, first?.subject)
  assert.not.match(first?.text ?? '', /sent again/)
  assert.match(second?.text ?? '', /This invitation was sent again: the link in earlier mails does not work/)
})

test('a third mail belongs to the thread of the first one as well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'community-handshake-again-'))
  const store = memoryEventStore()
  const { handshake, invite, sendAgain } = await openCommunity(store)
  const notifier = notifierOn(store, handshake, valueIn(folderMailer({ folder, from })))
  const { invitationId, position } = await invite(bela.email)
  await notifier.settled(position)
  for (const _again of [2, 3]) await notifier.settled((await sendAgain(invitationId)).position)
  await notifier.stop()
  const files = readdirSync(folder).sort()
  const mails = await Promise.all(files.map((file) => simpleParser(readFileSync(join(folder, file)))))
  rmSync(folder, { recursive: true })
  const [first] = mails
  assert.equal(
    mails.map(({ inReplyTo }) => inReplyTo),
    [undefined, first?.messageId, first?.messageId],
  )
  assert.is(new Set(mails.map(({ messageId }) => messageId)).size, 3)
})

test('each sending has a notification stream of its own, and reading the history again sends nothing', async () => {
  const { store } = await twice(recordingMailer())
  const sendings = await sendingsIn(store)
  assert.is(sendings.length, 2)
  for (const { id } of sendings) {
    const events = valueIn(await store.readStream(notificationStreamId(id)))
    assert.equal(
      events.map(({ type }) => type),
      ['NotificationRequested', 'NotificationSent'],
    )
  }
  const again = recordingMailer()
  const { handshake } = await openCommunity(store)
  const notifier = notifierOn(store, handshake, again, { name: 'another-checkpoint' })
  for (const { position } of sendings) await notifier.settled(position)
  await notifier.stop()
  assert.is(again.mails.length, 0)
})

test('a mail still waiting is dropped as superseded when its invitation is sent again', async () => {
  const store = memoryEventStore()
  const { handshake, invite, sendAgain } = await openCommunity(store)
  const taken = recordingMailer()
  const away = recordingMailer(Array.from({ length: 100_000 }, () => 'unreachable' as const))
  const isFirst = ({ text }: { readonly text: string }) => /^k1\.1\./.test(secretIn({ text }))
  const mailer: Mailer = { ...taken, send: (mail) => (isFirst(mail) ? away : taken).send(mail) }
  const notifier = notifierOn(store, handshake, mailer)
  const { invitationId } = await invite(bela.email)
  await until(() => notifier.state() === 'waiting-for-mail-server')
  const { position } = await sendAgain(invitationId)
  await notifier.settled(position)
  await notifier.stop()
  assert.equal(
    taken.mails.map(({ text }) => valueIn(links.check(invitationId, secretIn({ text })))),
    [2],
  )
  assert.match(await ledgerText(store), /"reason":"superseded"/)
  assert.is((await ledgerOf(store)).filter((type) => type === 'NotificationSent').length, 1)
})

test('of an invitation that was sent again before the notifier started, only the newest mail leaves', async () => {
  const store = memoryEventStore()
  const { handshake, invite, sendAgain } = await openCommunity(store)
  const { invitationId } = await invite(bela.email)
  await sendAgain(invitationId)
  const { position } = await sendAgain(invitationId)
  const mailer = recordingMailer()
  const notifier = notifierOn(store, handshake, mailer)
  await notifier.settled(position)
  await notifier.stop()
  assert.equal(
    mailer.mails.map(({ text }) => valueIn(links.check(invitationId, secretIn({ text })))),
    [3],
  )
  assert.is((await ledgerText(store)).match(/"reason":"superseded"/g)?.length, 2)
})

test('an invitation that expired and was sent again gets its mail', async () => {
  const store = memoryEventStore()
  const { handshake, communityId, invite } = await openCommunity(store)
  const { invitationId } = await invite(bela.email)
  const later = addDays(platform.clock.now(), 15)
  const about = { communityId, invitationId, now: later }
  valueIn(await handshake.execute({ type: 'ExpireInvitation', commandId: platform.ids.nextCommandId(), ...about }))
  const commandId = platform.ids.nextCommandId()
  const again = valueIn(await handshake.execute({ type: 'ResendInvitation', commandId, actor: ada, ...about }))
  const mailer = recordingMailer()
  const notifier = notifierOn(store, handshake, mailer, { clock: { now: () => later } })
  await notifier.settled(again.position)
  await notifier.stop()
  assert.is(mailer.mails.length, 1)
  assert.is(valueIn(links.check(invitationId, secretIn(mailer.mails[0] ?? {}))), 2)
})

test('a store that does not show yet that an invitation was sent again is asked once more', async () => {
  const store = memoryEventStore()
  const { handshake, invite, sendAgain } = await openCommunity(store)
  const { invitationId } = await invite(bela.email)
  const { position } = await sendAgain(invitationId)
  let lagging = 3
  const behind: typeof handshake = {
    ...handshake,
    read: (communityId) =>
      handshake.read(communityId).map((state) => {
        const invitation = state.kind === 'Community' ? state.invitations.get(invitationId) : undefined
        if (state.kind !== 'Community' || invitation === undefined || lagging-- <= 0) return state
        return { ...state, invitations: new Map([[invitationId, { ...invitation, generation: 1 }]]) }
      }),
  }
  const mailer = recordingMailer()
  const notifier = notifierOn(store, behind, mailer, { name: 'behind' })
  await notifier.settled(position)
  await notifier.stop()
  assert.is(mailer.mails.filter(({ text }) => valueIn(links.check(invitationId, secretIn({ text }))) === 2).length, 1)
})

test('a mail that was asked for keeps its Message-ID when the domain in the settings changes', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const before = notifierOn(store, handshake, recordingMailer(['unreachable']), { pauseMs: () => 3_600_000 })
  const { invitationId, position } = await invite(bela.email)
  await until(() => before.state() === 'waiting-for-mail-server')
  await before.stop()
  const mailer = recordingMailer()
  const after = notifierOn(store, handshake, mailer, { messageIdDomain: 'elsewhere.example' })
  await after.settled(position)
  await after.stop()
  assert.is(mailer.mails[0]?.messageId, `invitation-${invitationId}-1@communities.example.com`)
})

test.run()
