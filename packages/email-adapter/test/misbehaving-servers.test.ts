import type { MailDelivery } from '@community-handshake/domain'
import { memoryEventStore } from '@community-handshake/eventstore-adapter'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { deliveryState, smtpMailer } from '../src/index.js'
import { bela, openCommunity, platform } from './support/community.js'
import { notifierOn } from './support/notifier.js'
import { valueIn } from './support/results.js'
import { politely, type Script, type ScriptedServer, startScriptedServer } from './support/scripted-server.js'

/** What came of one invitation on a server that answers by a script, and the Message-IDs that it saw. */
interface Outcome {
  readonly mail: MailDelivery | undefined
  readonly seen: readonly string[]
}

const invited = async (script: Script, patienceMs = 2000): Promise<Outcome> => {
  const seen: string[] = []
  const listening: Script = (line, socket, content) => {
    const messageId = /^Message-ID:\s+(\S+)/im.exec(content ?? '')?.[1]
    if (messageId !== undefined) seen.push(messageId)
    script(line, socket, content)
  }
  const server: ScriptedServer = await startScriptedServer(listening)
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const url = `smtp://127.0.0.1:${server.port}`
  const mailer = valueIn(smtpMailer({ url, from: 'no-reply@example.com', patienceMs }))
  const notifier = notifierOn(store, handshake, mailer)
  const { invitationId, position } = await invite(bela.email)
  await notifier.settled(position)
  await notifier.stop()
  await mailer.close()
  await server.close()
  const [mail] = valueIn(await deliveryState({ store, ...platform }).ofInvitation(invitationId))
  return { mail, seen }
}

/** Answers by the misbehaviour the first few times that a line matches, and politely from then on. */
const atFirst = (times: number, lines: RegExp, misbehave: Script): Script => {
  let left = times
  return (line, socket, content) => {
    if (lines.test(line) && left > 0) {
      left -= 1
      misbehave(line, socket, content)
    } else politely(line, socket, content)
  }
}

const answer =
  (words: string): Script =>
  (_line, socket) =>
    socket.write(`${words}\r\n`)

test('a server that greylists gets the mail when it is asked again', async () => {
  const { mail, seen } = await invited(atFirst(3, /^RCPT/, answer('451 4.7.1 greylisted, come back later')))
  assert.equal([mail?.status, mail?.attempts, seen.length], ['sent', 4, 1])
})

test('a server whose disk is full for a while gets the mail later', async () => {
  const { mail, seen } = await invited(atFirst(2, /^MAIL/, answer('452 4.3.1 insufficient system storage')))
  assert.equal([mail?.status, seen.length], ['sent', 1])
})

test('a server that goes away in the middle gets the mail when it is back', async () => {
  const goes: Script = (_line, socket) => socket.end('421 4.3.2 shutting down\r\n')
  const { mail, seen } = await invited(atFirst(2, /^RCPT/, goes))
  assert.equal([mail?.status, seen.length], ['sent', 1])
})

test('a server that stalls is not waited for longer than the time allowed, and is asked again', async () => {
  const stalls: Script = () => undefined
  const { mail, seen } = await invited(atFirst(1, /^RCPT/, stalls), 100)
  assert.equal([mail?.status, seen.length], ['sent', 1])
})

test('a line that drops after the content leads to the same mail once more, with the same Message-ID', async () => {
  const drops: Script = (_line, socket) => socket.destroy()
  const { mail, seen } = await invited(atFirst(1, /^CONTENT/, drops))
  assert.is(mail?.status, 'sent')
  assert.is(seen.length, 2)
  assert.is(seen[0], seen[1])
})

test('a server that stalls after the content, too', async () => {
  const { mail, seen } = await invited(
    atFirst(1, /^CONTENT/, () => undefined),
    100,
  )
  assert.is(mail?.status, 'sent')
  assert.is(new Set(seen).size, 1)
})

test('a server that refuses the recipient for good is asked once, and its words are kept without the address', async () => {
  const { mail, seen } = await invited(atFirst(9, /^RCPT/, answer(`550 5.1.1 <${bela.email}>: unknown user`)))
  assert.equal([mail?.status, mail?.reason, seen.length], ['gave-up', 'refused', 0])
  assert.match(mail?.answer ?? '', /^550 5\.1\.1 .*unknown user$/)
  assert.not.match(mail?.answer ?? '', /bela/)
})

test('a server that never stops greylisting is given up after eight tries', async () => {
  const { mail } = await invited(atFirst(1000, /^RCPT/, answer('451 4.7.1 come back later')))
  assert.equal([mail?.status, mail?.reason], ['gave-up', 'too-many-attempts'])
})

test('a server that talks nonsense is no reason to give up', async () => {
  const { mail, seen } = await invited(atFirst(2, /^EHLO|^HELO/, answer('pardon?')), 300)
  assert.equal([mail?.status, seen.length], ['sent', 1])
})

test.run()
