import { readFileSync } from 'node:fs'
import type { Mailer } from '@community-handshake/domain'
import {
  bothMailers,
  folderMailer,
  parseSender,
  readMailFolder,
  type SentMail,
  type SmtpDelivery,
  smtpMailer,
} from '@community-handshake/email-adapter'
import { err, ok, okAsync, Result, type ResultAsync } from 'neverthrow'
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

type Signing = Pick<SmtpDelivery, 'dkim'>

const signingFor = ({ dkim, mailFrom }: ServeSettings): Result<Signing, StartFailure> => {
  if (dkim === undefined) return ok({})
  const { keyFile, selector } = dkim
  const readKey = Result.fromThrowable(
    () => readFileSync(keyFile, 'utf8'),
    () => startFailure(`The DKIM key in ${keyFile} cannot be read. Check the path and the permissions.`),
  )
  return readKey().andThen((privateKey) =>
    parseSender(mailFrom)
      .map(({ address }) => ({ dkim: { domain: address.slice(address.lastIndexOf('@') + 1), selector, privateKey } }))
      .mapErr(({ message }) => startFailure(message)),
  )
}

const mailersFor = (settings: ServeSettings): Result<Mailers, StartFailure> => {
  const { smtpUrl, mailFolder, mailFrom } = settings
  const asStartFailure = ({ message }: { readonly message: string }) => startFailure(message)
  const smtp: Result<Mailers, StartFailure> =
    smtpUrl === undefined
      ? ok([])
      : signingFor(settings).andThen((signing) =>
          smtpMailer({ url: smtpUrl, from: mailFrom, ...signing })
            .map((mailer) => [mailer])
            .mapErr(asStartFailure),
        )
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
