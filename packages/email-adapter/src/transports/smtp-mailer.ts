import type { MailAccepted, Mailer, MailFailure } from '@community-handshake/domain'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import { createTransport } from 'nodemailer'
import { checkDkimKey, type DkimKey, dkimOf } from './dkim.js'
import { isLoopback, type MailServer, type MailServerOptions, parseMailServer } from './mail-server.js'
import { type MailSettingsFailure, mailSettingsFailure, parseSender, type Sender } from './mail-settings.js'
import { messageOf } from './message.js'
import { smtpFailure } from './smtp-failure.js'

/** Who the mails come from, and how careful and how patient to be with the server. */
export interface SmtpDelivery {
  /** `Communities <no-reply@example.com>` */
  readonly from: string
  /**
   * Refuse to send where the server does not offer TLS. If left out: so where there is a password and the server
   * is not this machine; else TLS is used where it is offered.
   */
  readonly requireTls?: boolean
  /** A certificate authority to trust, in PEM, for servers with a private one. */
  readonly ca?: string
  /** How many connections to keep to the server, 1 to 20; 2 if left out. */
  readonly connections?: number
  /** Signs each mail (RFC 6376), where the mail server does not do so itself; not signed if left out. */
  readonly dkim?: DkimKey
  /** How long to wait for the connection and for each answer, in milliseconds; 20,000 if left out. */
  readonly patienceMs?: number
}

/** How to reach the mail server, and who the mails come from. */
export type SmtpOptions = MailServerOptions & SmtpDelivery

const transportTo = (
  server: MailServer,
  { requireTls, ca, dkim, connections = 2, patienceMs = 20_000 }: SmtpDelivery,
) =>
  createTransport({
    ...server,
    pool: true,
    maxConnections: connections,
    // A connection that the server closed while it was idle is worth one more; after that the caller waits.
    maxRequeues: 1,
    requireTLS: requireTls ?? (server.auth !== undefined && !isLoopback(server.host)),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
    ...(dkim === undefined ? {} : { dkim: dkimOf(dkim) }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })

const mailerTo = (server: MailServer, from: Sender, options: SmtpDelivery): Mailer => {
  const transport = transportTo(server, options)
  const secrets = server.auth === undefined ? [] : [server.auth.pass, server.auth.user]
  return {
    send: (mail): ResultAsync<MailAccepted, MailFailure> =>
      ResultAsync.fromPromise(transport.sendMail(messageOf(mail, from)), (error) => smtpFailure(error, secrets)).map(
        ({ response }: { readonly response: string }) => ({ response }),
      ),
    close: async () => transport.close(),
  }
}

const checkDelivery = (
  { connections = 2, dkim }: SmtpDelivery,
  { address }: Sender,
): Result<unknown, MailSettingsFailure> => {
  if (!Number.isInteger(connections) || connections < 1 || connections > 20)
    return err(mailSettingsFailure('The number of connections to the mail server must be a whole number from 1 to 20.'))
  return dkim === undefined ? ok(undefined) : checkDkimKey(dkim, address)
}

/**
 * Delivers mail to a server by SMTP (RFC 5321), with TLS wherever the server offers it. Connections are kept and
 * used again; `close` lets go of them.
 */
export const smtpMailer = (options: SmtpOptions): Result<Mailer, MailSettingsFailure> =>
  parseMailServer(options).andThen((server) =>
    parseSender(options.from).andThen((from) =>
      checkDelivery(options, from).map(() => mailerTo(server, from, options)),
    ),
  )
