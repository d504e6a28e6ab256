import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** A mail server on loopback that keeps what it receives. */
export interface Inbox {
  readonly url: string
  /** Waits for the next mail that has not been asked for yet; undefined if none comes in time. */
  readonly nextMail: (patienceMs: number) => Promise<ReceivedMail | undefined>
  readonly count: () => number
  readonly close: () => Promise<void>
}

const received = (mail: ParsedMail, recipient: string): ReceivedMail => ({
  to: recipient,
  subject: mail.subject ?? '',
  text: mail.text ?? '',
})

/** Starts a real SMTP server (RFC 5321) on a free port of 127.0.0.1. */
export const openInbox = async (): Promise<Inbox> => {
  const mails: ReceivedMail[] = []
  let asked = 0
  let wake: () => void = () => undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, session, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(received(mail, session.envelope.rcptTo[0]?.address ?? ''))
        wake()
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const arrival = (patienceMs: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, patienceMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  return {
    url: `smtp://127.0.0.1:${port}`,
    nextMail: async (patienceMs) => {
      if (mails.length <= asked) await arrival(patienceMs)
      const mail = mails[asked]
      if (mail !== undefined) asked += 1
      return mail
    },
    count: () => mails.length,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
