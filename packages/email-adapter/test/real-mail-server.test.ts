import { parseEmailAddress } from '@community-handshake/domain'
import { memoryEventStore } from '@community-handshake/eventstore-adapter'
import type { ParsedMail } from 'mailparser'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { deliveryState, smtpMailer } from '../src/index.js'
import { ada, bela, links, openCommunity, platform } from './support/community.js'
import { findExim } from './support/exim/find-exim.js'
import { type RunningExim, startExim } from './support/exim/start-exim.js'
import { notifierOn } from './support/notifier.js'
import { failureIn, valueIn } from './support/results.js'

const exim = findExim()

const onExim = (name: string, work: (server: RunningExim) => Promise<void>): void => {
  if (typeof exim === 'string') {
    test.skip(`${name} (skipped: ${exim})`, () => undefined)
    return
  }
  test(name, async () => {
    const server = await startExim(exim)
    try {
      await work(server)
    } finally {
      await server.close()
    }
  })
}

const mailerTo = ({ port }: RunningExim) =>
  valueIn(smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'Communities <no-reply@example.com>' }))

/** The mails in a mailbox, once there are as many; the server delivers on its own time. */
const delivered = async (server: RunningExim, localPart: string, count: number): Promise<readonly ParsedMail[]> => {
  for (;;) {
    const mails = await server.mailbox(localPart)
    if (mails.length >= count) return mails
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

onExim('a whole handshake arrives in real mailboxes, as one conversation in each', async (server) => {
  const store = memoryEventStore()
  const name = '\u202eGrid\u202c <b>data</b>\r\nBcc: ada@borealis.example'.replace(/[\r\n\u202e\u202c]/g, '')
  const { handshake, service, communityId, invite } = await openCommunity(store, name)
  const contact = { communityId, tenantId: ada.tenantId, contactEmail: 'ada@borealis.example' }
  valueIn(await service.changeContactEmail({ actor: ada }, contact))
  const mailer = mailerTo(server)
  const notifier = notifierOn(store, handshake, mailer)
  const { invitationId, position } = await invite(bela.email, 'Please join us.\nYours, Ada')
  await notifier.settled(position)
  const [invitation] = await delivered(server, 'bela', 1)
  const [, linkSecret = ''] = /https:[^\s#]+#(\S+)/.exec(invitation?.text ?? '') ?? []
  assert.is(valueIn(links.check(invitationId, linkSecret)), 1)

  const about = { communityId, invitationId, tenantId: bela.tenantId }
  const accepted = valueIn(await service.acceptInvitation({ actor: bela }, { ...about, linkSecret }))
  await notifier.settled(accepted.position)
  const confirmed = valueIn(await service.confirmTenant({ actor: ada }, about))
  await notifier.settled(confirmed.position)
  await notifier.stop()
  await mailer.close()

  const belas = await delivered(server, 'bela', 3)
  const adas = await delivered(server, 'ada', 1)
  assert.equal([belas.length, adas.length], [3, 1])
  for (const mail of [...belas, ...adas]) {
    assert.is(mail.headers.get('auto-submitted'), 'auto-generated')
    assert.is(mail.from?.text, '"Communities" <no-reply@example.com>')
    assert.is(mail.replyTo?.text, 'ada@borealis.example')
    assert.is(mail.headers.get('bcc'), undefined)
  }
  const others = [...belas, ...adas].filter(({ messageId }) => messageId !== invitation?.messageId)
  for (const mail of others) assert.is(mail.inReplyTo, invitation?.messageId)

  // The inviter's own address is elsewhere: the server refuses it for good, and the ledger says in whose words.
  const mails = valueIn(await deliveryState({ store, ...platform }).ofInvitation(invitationId))
  const refused = mails.find(({ role, kind }) => role === 'inviter' && kind === 'confirmation-due')
  assert.equal([refused?.status, refused?.reason], ['gave-up', 'refused'])
  assert.match(refused?.answer ?? '', /relay not permitted/)
})

onExim('a mailbox that is not there is refused for good', async (server) => {
  const mailer = mailerTo(server)
  const to = valueIn(parseEmailAddress('nobody@borealis.example'))
  const mail = { messageId: 'one@example.com', to, subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' }
  const failure = failureIn(await mailer.send(mail))
  await mailer.close()
  assert.is(failure.reason, 'permanent')
  assert.match(failure.message, /550.*no such mailbox/)
})

test.run()
