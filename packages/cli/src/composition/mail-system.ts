import type { Mailer } from '@community-handshake/domain'
import {
  bothMailers,
  folderMailer,
  parseSender,
  readMailFolder,
  type SentMail,
  smtpMailer,
} from '@community-handshake/email-adapter'
import { err, ok, okAsync, type Result, type ResultAsync } from 'neverthrow'
import type { ServeSettings } from '../configuration/serve-settings.js'
import { type StartFailure, startFailure } from './start-failure.js'

/** How mail leaves. */
export interface MailSystem {
  readonly mailer: Mailer
  /** What was sent, newest first, as far as a folder keeps it. */
  readonly sent: () => ResultAsync<readonly SentMail[], { readonly message: string }>
  /** What stands behind the @ of Message-IDs. */
  readonly messageIdDomain: string
}

type Mailers = readonly Mailer[]

const mailersFor = ({ smtpUrl, mailFolder, mailFrom }: ServeSettings): Result<Mailers, StartFailure> => {
  const asStartFailure = ({ message }: { readonly message: string }) => startFailure(message)
  const smtp: Result<Mailers, StartFailure> =
    smtpUrl === undefined
      ? ok([])
      : smtpMailer({ url: smtpUrl, from: mailFrom })
          .map((mailer) => [mailer])
          .mapErr(asStartFailure)
  return smtp.andThen(
    (first): Result<Mailers, StartFailure> =>
      mailFolder === undefined
        ? ok(first)
        : folderMailer({ folder: mailFolder, from: mailFrom })
            .map((mailer) => [...first, mailer])
            .mapErr(asStartFailure),
  )
}

const complain = ({ message }: { readonly message: string }): void => {
  process.stderr.write(
    `${JSON.stringify({ level: 'warn', msg: 'A mail was sent but not copied.', reason: message })}\n`,
  )
}

/** Sets up mail as the settings say: by SMTP, into a folder, or both. */
export const mailSystemFor = (settings: ServeSettings): Result<MailSystem, StartFailure> =>
  mailersFor(settings).andThen(([first, second]) => {
    const { mailFolder, mailFrom } = settings
    const domain = parseSender(mailFrom).map(({ address }) => address.slice(address.lastIndexOf('@') + 1))
    if (first === undefined) return err(startFailure('Invitations go out by mail. Give --smtp or --mail-folder.'))
    return domain
      .mapErr(({ message }) => startFailure(message))
      .map((messageIdDomain) => ({
        mailer: second === undefined ? first : bothMailers(first, second, complain),
        sent: () => (mailFolder === undefined ? okAsync([]) : readMailFolder(mailFolder)),
        messageIdDomain,
      }))
  })
