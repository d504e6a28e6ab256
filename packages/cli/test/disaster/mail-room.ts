import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** A mail server on loopback that notes which mails came, for whom and how often. */
export interface MailRoom {
  readonly url: string
  /** How often each Message-ID came. */
  readonly timesById: ReadonlyMap<string, number>
  readonly recipients: ReadonlySet<string>
  readonly close: () => Promise<void>
}

const messageIdIn = (mail: string): string => /^message-id:\s*<([^>]+)>/im.exec(mail)?.[1] ?? 'none'

/** Opens a mail room (RFC 5321) on a free port of 127.0.0.1. */
export const openMailRoom = async (): Promise<MailRoom> => {
  const timesById = new Map<string, number>()
  const recipients = new Set<string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, session, done) => {
      text(stream).then((mail) => {
        const id = messageIdIn(mail)
        timesById.set(id, (timesById.get(id) ?? 0) + 1)
        for (const { address } of session.envelope.rcptTo) recipients.add(address)
        done()
      }, done)
    },
  })
  // A sender that was killed leaves its connection behind in the middle of a mail.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    timesById,
    recipients,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
