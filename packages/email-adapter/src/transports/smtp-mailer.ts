import type { MailAccepted, Mailer, MailFailure } from '@community-handshake/domain'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import { createTransport } from 'nodemailer'
import { type MailSettingsFailure, mailSettingsFailure, parseSender } from './mail-settings.js'
import { messageOf } from './message.js'
import { smtpFailure } from './smtp-failure.js'

/** How to reach the mail server, and who the mails come from. */
export interface SmtpOptions {
  /** `smtp://` or `smtps://`, credentials percent-encoded (RFC 3986): `smtps://user:p%40ss@mail.example.com`. */
  readonly url: string
  /** `Communities <no-reply@example.com>` */
  readonly from: string
  /** Refuse to send where the server does not offer TLS; otherwise TLS is used where it is offered. */
  readonly requireTls?: boolean
  /** A certificate authority to trust, in PEM, for servers with a private one. */
  readonly ca?: string
  /** How long to wait for the connection and for each answer, in milliseconds; 20,000 if left out. */
  readonly patienceMs?: number
}

interface Server {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly auth?: { readonly user: string; readonly pass: string }
}

const decoded = (text: string): Result<string, MailSettingsFailure> => {
  try {
    return ok(decodeURIComponent(text))
  } catch {
    return err(
      mailSettingsFailure('The user name or the password in the address of the mail server is not percent-encoded.'),
    )
  }
}

const parseServer = (text: string): Result<Server, MailSettingsFailure> => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  // The text is not repeated: it may hold a password.
  if (url === undefined || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    return err(
      mailSettingsFailure('The address of the mail server must read smtp://host:port or smtps://user:password@host.'),
    )
  const secure = url.protocol === 'smtps:'
  const server = {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
  }
  if (url.username === '') return ok(server)
  return decoded(url.username).andThen((user) =>
    decoded(url.password).map((pass) => ({ ...server, auth: { user, pass } })),
  )
}

/** Delivers mail to a server by SMTP (RFC 5321), with TLS wherever the server offers it. */
export const smtpMailer = (options: SmtpOptions): Result<Mailer, MailSettingsFailure> =>
  parseServer(options.url).andThen((server) =>
    parseSender(options.from).map((from): Mailer => {
      const patienceMs = options.patienceMs ?? 20_000
      const transport = createTransport({
        ...server,
        pool: true,
        maxConnections: 2,
        requireTLS: options.requireTls === true,
        connectionTimeout: patienceMs,
        greetingTimeout: patienceMs,
        socketTimeout: patienceMs,
        ...(options.ca === undefined ? {} : { tls: { ca: options.ca } }),
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      return {
        send: (mail) =>
          ResultAsync.fromPromise(transport.sendMail(messageOf(mail, from)), smtpFailure).map(
            ({ response }: { readonly response: string }): MailAccepted => ({ response }),
          ) satisfies ResultAsync<MailAccepted, MailFailure>,
        close: async () => transport.close(),
      }
    }),
  )
