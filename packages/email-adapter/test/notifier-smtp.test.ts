import { memoryEventStore } from '@community-handshake/eventstore-adapter'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type NotifierLogEntry, smtpMailer } from '../src/index.js'
import { bela, links, openCommunity } from './support/community.js'
import { type MailServer, refusal, startMailServer } from './support/mail-server.js'
import { ledgerOf, ledgerText, notifierOn, until } from './support/notifier.js'

const mailerTo = (port: number) =>
  smtpMailer({
    url: `smtp://127.0.0.1:${port}`,
    from: 'Communities <no-reply@example.com>',
    patienceMs: 2_000,
  })._unsafeUnwrap()

const world = async (port: number, name?: string) => {
  const store = memoryEventStore()
  const community = await openCommunity(store, name)
  const mailer = mailerTo(port)
  const entries: NotifierLogEntry[] = []
  const notifier = notifierOn(store, community.handshake, mailer, { entries })
  const end = async (server?: MailServer) => {
    await notifier.stop()
    await mailer.close()
    await server?.close()
  }
  return { store, ...community, notifier, entries, end }
}

test('an invitation arrives by SMTP whole: who, what, and a link that is genuine', async () => {
  const server = await startMailServer()
  const { notifier, invite, end } = await world(server.port, 'Übertragungsnetze 株式会社')
  const { invitationId, position } = await invite(bela.email)
  await notifier.settled(position)
  await end(server)
  const [mail] = server.mails
  assert.is(server.mails.length, 1)
  assert.is(mail?.subject, 'Aster Energy invites your organisation to the community “Übertragungsnetze 株式会社”')
  assert.match(mail?.messageId ?? '', /^<invitation-[0-9a-f-]{36}-1@communities\.example\.com>$/)
  const address = `https://communities.example.com/invitations/${invitationId}`
  const secrets = [mail?.text ?? '', String(mail?.html)].map((part) =>
    [...part.matchAll(/(https:[^\s"#<]+)#([^\s"<]+)/g)].map(([, link, secret = '']) => {
      assert.is(link, address)
      return links.check(invitationId, secret)._unsafeUnwrap()
    }),
  )
  // Once in the text; the button, the plain link and its words in the HTML.
  assert.equal(secrets, [[1], [1, 1, 1]])
})

test('a server that says 451 twice gets the mail the third time', async () => {
  let refusals = 2
  const server = await startMailServer({
    onRcptTo: (_address, _session, done) => (refusals-- > 0 ? done(refusal(451, 'greylisted')) : done()),
  })
  const { store, notifier, invite, end } = await world(server.port)
  await notifier.settled((await invite(bela.email)).position)
  await end(server)
  assert.is(server.mails.length, 1)
  assert.equal(await ledgerOf(store), [
    'NotificationRequested',
    'NotificationFailed',
    'NotificationFailed',
    'NotificationSent',
  ])
})

test('a server that says 550 gets the mail no more, and nobody’s address is kept', async () => {
  const server = await startMailServer({
    onRcptTo: ({ address }, _session, done) =>
      address === bela.email ? done(refusal(550, `5.1.1 <${address}> unknown`)) : done(),
  })
  const { store, notifier, invite, entries, end } = await world(server.port)
  await invite(bela.email)
  await notifier.settled((await invite('carla@cascade.example')).position)
  await end(server)
  assert.equal(
    server.mails.map(({ to }) => [to].flat()[0]?.text),
    ['carla@cascade.example'],
  )
  const kept = `${await ledgerText(store)}${JSON.stringify(entries)}`
  assert.match(kept, /550 5\.1\.1 <b••@b••\.example> unknown/)
  assert.not.match(kept, /bela@/)
})

test('a mail waits for a server that is not there, and leaves when it comes', async () => {
  const before = await startMailServer()
  await before.close()
  const { store, notifier, invite, end } = await world(before.port)
  const { position } = await invite(bela.email)
  await until(() => notifier.state() === 'waiting-for-mail-server')
  const server = await startMailServer({}, before.port)
  await notifier.settled(position)
  assert.is(notifier.state(), 'running')
  await end(server)
  assert.is(server.mails.length, 1)
  assert.is((await ledgerOf(store)).at(-1), 'NotificationSent')
})

test.run()
