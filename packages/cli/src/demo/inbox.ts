import { EventEmitter, once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly messageId: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** A mail server on loopback that keeps what it receives. */
export interface Inbox {
  readonly url: string
  /** Waits for the next mail to an address that has not been asked for yet; undefined if none comes in time. */
  readonly nextMail: (to: string, patienceMs: number) => Promise<ReceivedMail | undefined>
  /** How many mails came; one that came again with the same Message-ID counts once. */
  readonly count: () => number
  readonly close: () => Promise<void>
}

const received = (mail: ParsedMail, recipient: string): ReceivedMail => ({
  messageId: mail.messageId ?? '',
  to: recipient,
  subject: mail.subject ?? '',
  text: mail.text ?? '',
})

/** Starts a real SMTP server (RFC 5321) on a free port of 127.0.0.1. */
export const openInbox = async (): Promise<Inbox> => {
  const mails: ReceivedMail[] = []
  const asked = new Set<string>()
  const arrivals = new EventEmitter()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, session, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(received(mail, session.envelope.rcptTo[0]?.address ?? ''))
        arrivals.emit('mail')
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const take = (address: string): ReceivedMail | undefined => {
    const mail = mails.find(({ to, messageId }) => to === address && !asked.has(messageId))
    if (mail !== undefined) asked.add(mail.messageId)
    return mail
  }
  const nextMail = async (address: string, patienceMs: number): Promise<ReceivedMail | undefined> => {
    const signal = AbortSignal.timeout(patienceMs)
    for (;;) {
      const mail = take(address)
      if (mail !== undefined || signal.aborted) return mail
      await once(arrivals, 'mail', { signal }).catch(() => undefined)
    }
  }
  return {
    url: `smtp://127.0.0.1:${port}`,
    nextMail,
    count: () => new Set(mails.map(({ messageId }) => messageId)).size,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
