import type { EmailAddress, Mail } from '@community-handshake/domain'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type SmtpOptions, smtpMailer } from '../src/index.js'
import { refusal, startMailServer } from './support/mail-server.js'
import { politely, type Script, startScriptedServer } from './support/scripted-server.js'

const mail: Mail = {
  messageId: 'event-1@communities.example.com',
  to: 'bela@borealis.example' as EmailAddress,
  subject: 'Åster 株式会社 invites your organisation to the community “Übertragungsnetze”',
  text: 'Grüße\nhttps://communities.example.com/invitations/0198f2c3-7a51-8c0e-9b1f-2f6a5d7c9e10#k1.1.VzcfXw7pQm0yJm8nq0yQ3b2\n',
  html: '<p>Grüße von <b>株式会社</b></p>',
  replyTo: 'grid@aster.example' as EmailAddress,
}

const from = 'Åster Communities <no-reply@example.com>'

const send = async (options: SmtpOptions) => {
  const mailer = smtpMailer(options)._unsafeUnwrap()
  const sent = await mailer.send(mail)
  await mailer.close()
  return sent
}

const sendTo = (port: number, also: Partial<SmtpOptions> = {}) =>
  send({ url: `smtp://127.0.0.1:${port}`, from, patienceMs: 2_000, ...also })

test('a mail goes out by SMTP with its headers and both its parts', async () => {
  const server = await startMailServer()
  const sent = await sendTo(server.port)
  await server.close()
  assert.match(sent._unsafeUnwrap().response, /^250/)
  const [received] = server.mails
  assert.is(received?.messageId, `<${mail.messageId}>`)
  assert.is(received?.subject, mail.subject)
  assert.equal(received?.from?.value, [{ name: 'Åster Communities', address: 'no-reply@example.com' }])
  assert.is([received?.to].flat()[0]?.text, mail.to)
  assert.is(received?.replyTo?.text, mail.replyTo)
  assert.is(received?.headers.get('auto-submitted'), 'auto-generated')
  assert.ok(Math.abs((received?.date?.getTime() ?? 0) - Date.now()) < 60_000)
  assert.is(received?.text?.trim(), mail.text.trim())
  assert.is(String(received?.html).trim(), mail.html)
})

test('the parts of the address of the server do as well as the address', async () => {
  const server = await startMailServer()
  const sent = await send({ host: '127.0.0.1', port: server.port, from, patienceMs: 2_000 })
  await server.close()
  assert.ok(sent.isOk())
})

const refusals = [
  { code: 451, reason: 'temporary', at: 'onRcptTo' },
  { code: 452, reason: 'temporary', at: 'onMailFrom' },
  { code: 550, reason: 'permanent', at: 'onRcptTo' },
  { code: 554, reason: 'permanent', at: 'onData' },
  // Asked to sign in: every mail would be refused, whoever the recipient.
  { code: 530, reason: 'unreachable', at: 'onMailFrom' },
  // The server is about to go away, which is no word on the mail.
  { code: 421, reason: 'unreachable', at: 'onRcptTo' },
] as const

for (const { code, reason, at } of refusals)
  test(`an answer ${code} (${at}) is ${reason}`, async () => {
    const refuse = (_what: unknown, _session: unknown, done: (error: Error) => void) => done(refusal(code, 'not you'))
    const refuseData = (stream: NodeJS.ReadableStream, _session: unknown, done: (error: Error) => void) => {
      stream.resume().on('end', () => done(refusal(code, 'not this')))
    }
    const server = await startMailServer({ [at]: at === 'onData' ? refuseData : refuse })
    const failure = (await sendTo(server.port))._unsafeUnwrapErr()
    await server.close()
    assert.is(failure.reason, reason)
    assert.match(failure.message, new RegExp(`^${code} `))
  })

test('a server that nobody runs is unreachable', async () => {
  const server = await startMailServer()
  await server.close()
  assert.is((await sendTo(server.port))._unsafeUnwrapErr().reason, 'unreachable')
})

test('a server that turns everybody away at the door has said nothing about the mail', async () => {
  const server = await startScriptedServer(politely, '554 no service here\r\n')
  const failure = (await sendTo(server.port))._unsafeUnwrapErr()
  await server.close()
  assert.is(failure.reason, 'unreachable')
  assert.match(failure.message, /^554 no service here/)
})

test('a server that never greets is given up after the time allowed', async () => {
  const server = await startScriptedServer(politely, '')
  const failure = (await sendTo(server.port, { patienceMs: 100 }))._unsafeUnwrapErr()
  await server.close()
  assert.is(failure.reason, 'unreachable')
})

test('a line that is dropped after the content is unreachable, and the mail is not sent again behind the caller’s back', async () => {
  let taken = 0
  const script: Script = (line, socket) => {
    if (line !== 'CONTENT') return politely(line, socket)
    taken += 1
    socket.destroy()
  }
  const server = await startScriptedServer(script)
  const failure = (await sendTo(server.port))._unsafeUnwrapErr()
  await server.close()
  assert.is(failure.reason, 'unreachable')
  assert.is(taken, 1)
})

test('a connection that the server closed while it was idle costs no mail', async () => {
  const script: Script = (line, socket) => {
    politely(line, socket)
    if (line === 'CONTENT') setImmediate(() => socket.destroy())
  }
  const server = await startScriptedServer(script)
  const mailer = smtpMailer({ url: `smtp://127.0.0.1:${server.port}`, from, patienceMs: 2_000 })._unsafeUnwrap()
  const sent = [await mailer.send(mail), await mailer.send(mail), await mailer.send(mail)]
  await mailer.close()
  await server.close()
  assert.equal(
    sent.map((one) => one.isOk()),
    [true, true, true],
  )
  assert.ok(server.connections() >= 2)
})

test('the password goes out as typed, percent-encoded in the address', async () => {
  const seen: unknown[] = []
  const server = await startMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      seen.push({ username, password })
      done(null, { user: 'known' })
    },
  })
  const sent = await send({ url: `smtp://me%40example.com:p%40ss%2F%3A%25@127.0.0.1:${server.port}`, from })
  await server.close()
  assert.ok(sent.isOk())
  assert.equal(seen, [{ username: 'me@example.com', password: 'p@ss/:%' }])
})

test('a wrong password is told without the password, even where the server repeats it', async () => {
  const server = await startMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => done(refusal(535, `wrong: ${username} ${password}`)),
  })
  const failure = (await send({ url: `smtp://me-myself:s3cret%21@127.0.0.1:${server.port}`, from }))._unsafeUnwrapErr()
  await server.close()
  assert.is(failure.reason, 'unreachable')
  assert.match(failure.message, /^535 wrong/)
  assert.not.match(JSON.stringify(failure), /s3cret|me-myself/)
})

test('with TLS required, a server without it gets nothing', async () => {
  const server = await startMailServer()
  const failure = (await sendTo(server.port, { requireTls: true }))._unsafeUnwrapErr()
  await server.close()
  assert.is(failure.reason, 'unreachable')
  assert.is(server.mails.length, 0)
})

test('a password never crosses a network unencrypted unless that is asked for', async () => {
  let signIns = 0
  const server = await startMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => {
      signIns += 1
      done(null, { user: 'known' })
    },
  })
  // Reaches this machine, but by an address that could be any machine's.
  const url = `smtp://user:s3cret@0.0.0.0:${server.port}`
  const careful = await send({ url, from, patienceMs: 2_000 })
  const signInsOfCareful = signIns
  const careless = await send({ url, from, patienceMs: 2_000, requireTls: false })
  await server.close()
  assert.is(careful._unsafeUnwrapErr().reason, 'unreachable')
  assert.is(signInsOfCareful, 0)
  assert.ok(careless.isOk())
})

const wrongOptions: readonly { readonly options: SmtpOptions; readonly says: RegExp }[] = [
  { options: { url: 'mail.example.com', from }, says: /smtp:\/\/host:port/ },
  { options: { url: 'http://user:s3cret@mail.example.com', from }, says: /smtp:\/\/host:port/ },
  { options: { url: 'smtp://u%zz:s3cret@mail.example.com', from }, says: /percent-encoded/ },
  { options: { url: 'smtp://user:s3c/ret@mail.example.com', from }, says: /smtp:\/\/host:port|percent-encoded/ },
  { options: { url: 'smtp://user:s3cret@mail.example.com/?requireTLS=true', from }, says: /end after host and port/ },
  { options: { url: 'smtp://user@mail.example.com', from }, says: /both a user name and a password/ },
  { options: { url: 'smtp://mail.example.com:0', from }, says: /port/ },
  { options: { host: '', from }, says: /needs a host/ },
  { options: { host: 'mail.example.com', port: 70_000, from }, says: /port/ },
  { options: { url: 'smtp://mail.example.com', from: 'nobody' }, says: /is not a sender/ },
  { options: { url: 'smtp://mail.example.com', from: 'Evil\r\nBcc: x <a@example.com>' }, says: /is not a sender/ },
]

for (const { options, says } of wrongOptions)
  test(`options that cannot work are told: ${JSON.stringify(options)}`, () => {
    const failure = smtpMailer(options)._unsafeUnwrapErr()
    assert.match(failure.message, says)
    assert.not.match(failure.message, /s3c/)
  })

test.run()
