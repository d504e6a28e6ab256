import type { EmailAddress, Mail } from '@community-handshake/domain'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { smtpMailer } from '../src/index.js'
import { refusal, startMailServer } from './support/mail-server.js'

const mail: Mail = {
  messageId: 'event-1@communities.example.com',
  to: 'bela@borealis.example' as EmailAddress,
  subject: 'Åster 株式会社 invites you',
  text: 'Grüße\nhttps://communities.example.com/invitations/1#k1.1.secret\n',
  html: '<p>Grüße</p>',
  replyTo: 'grid@aster.example' as EmailAddress,
}

const mailerTo = (port: number, also: object = {}) =>
  smtpMailer({
    url: `smtp://127.0.0.1:${port}`,
    from: 'Communities <no-reply@example.com>',
    patienceMs: 2_000,
    ...also,
  })._unsafeUnwrap()

test('a mail goes out by SMTP with its headers and both its parts', async () => {
  const server = await startMailServer()
  const mailer = mailerTo(server.port)
  const sent = await mailer.send(mail)
  await mailer.close()
  await server.close()
  assert.match(sent._unsafeUnwrap().response, /^250/)
  const [received] = server.mails
  assert.is(received?.messageId, '<event-1@communities.example.com>')
  assert.is(received?.subject, mail.subject)
  assert.is(received?.from?.text, '"Communities" <no-reply@example.com>')
  assert.is(received?.replyTo?.text, 'grid@aster.example')
  assert.is(received?.headers.get('auto-submitted'), 'auto-generated')
  assert.ok(received?.date instanceof Date)
  assert.is(received?.text?.trim(), mail.text.trim())
  assert.match(String(received?.html), /Grüße/)
})

const refusals = [
  { code: 451, reason: 'temporary', at: 'onRcptTo' },
  { code: 452, reason: 'temporary', at: 'onMailFrom' },
  { code: 550, reason: 'permanent', at: 'onRcptTo' },
  { code: 554, reason: 'permanent', at: 'onData' },
] as const

for (const { code, reason, at } of refusals)
  test(`an answer ${code} is ${reason}`, async () => {
    const refuse = (_what: unknown, _session: unknown, done: (error: Error) => void) => done(refusal(code, 'not you'))
    const refuseData = (stream: NodeJS.ReadableStream, _session: unknown, done: (error: Error) => void) => {
      stream.resume().on('end', () => done(refusal(code, 'not this')))
    }
    const server = await startMailServer({ [at]: at === 'onData' ? refuseData : refuse })
    const mailer = mailerTo(server.port)
    const failure = (await mailer.send(mail))._unsafeUnwrapErr()
    await mailer.close()
    await server.close()
    assert.is(failure.reason, reason)
    assert.match(failure.message, new RegExp(`^${code} `))
  })

test('a server that nobody runs is unreachable', async () => {
  const server = await startMailServer()
  await server.close()
  const mailer = mailerTo(server.port)
  assert.is((await mailer.send(mail))._unsafeUnwrapErr().reason, 'unreachable')
  await mailer.close()
})

test('a line that is dropped after DATA is unreachable, so the same mail is tried again', async () => {
  const server = await startMailServer({
    onData: (stream) => {
      stream.once('data', () => stream.destroy())
      stream.on('error', () => undefined)
    },
    onConnect: (session, done) => {
      done()
      void session
    },
    socketTimeout: 300,
  })
  const mailer = mailerTo(server.port)
  const failure = (await mailer.send(mail))._unsafeUnwrapErr()
  await mailer.close()
  await server.close()
  assert.ok(failure.reason === 'unreachable', `${failure.reason}: ${failure.message}`)
})

test('a wrong password is told without the password', async () => {
  const server = await startMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(refusal(535, 'wrong user or password')),
  })
  const mailer = smtpMailer({
    url: `smtp://user:s3cret%21@127.0.0.1:${server.port}`,
    from: 'a@example.com',
  })._unsafeUnwrap()
  const failure = (await mailer.send(mail))._unsafeUnwrapErr()
  await mailer.close()
  await server.close()
  assert.is(failure.reason, 'unreachable')
  assert.not.match(JSON.stringify(failure), /s3cret/)
})

test('with TLS required, a server without it gets nothing', async () => {
  const server = await startMailServer()
  const mailer = mailerTo(server.port, { requireTls: true })
  const failure = (await mailer.send(mail))._unsafeUnwrapErr()
  await mailer.close()
  await server.close()
  assert.is(failure.reason, 'unreachable')
  assert.is(server.mails.length, 0)
})

const wrongOptions = [
  { url: 'mail.example.com', from: 'a@example.com', says: /smtp:\/\/host:port/ },
  { url: 'http://user:s3cret@mail.example.com', from: 'a@example.com', says: /smtp:\/\/host:port/ },
  { url: 'smtp://u%zz:s3cret@mail.example.com', from: 'a@example.com', says: /percent-encoded/ },
  { url: 'smtp://mail.example.com', from: 'nobody', says: /is not a sender/ },
  { url: 'smtp://mail.example.com', from: 'Evil\r\nBcc: x <a@example.com>', says: /is not a sender/ },
]

for (const { url, from, says } of wrongOptions)
  test(`options that cannot work are told: ${url} ${JSON.stringify(from)}`, () => {
    const failure = smtpMailer({ url, from })._unsafeUnwrapErr()
    assert.match(failure.message, says)
    assert.not.match(failure.message, /s3cret/)
  })

test.run()
