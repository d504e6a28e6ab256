import { mkdirSync, readdirSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mail, Mailer, MailFailure } from '@community-handshake/domain'
import { Result, ResultAsync } from 'neverthrow'
import { createTransport } from 'nodemailer'
import { type MailSettingsFailure, mailSettingsFailure, parseSender, type Sender } from './mail-settings.js'
import { messageOf } from './message.js'

/** Where mails are written, and who they come from. */
export interface FolderOptions {
  /** Made if it does not exist. */
  readonly folder: string
  /** `Communities <no-reply@example.com>` */
  readonly from: string
}

const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

const safeName = (messageId: string): string => messageId.replace(/[^A-Za-z0-9@._-]/g, '_').slice(0, 150)

// The time comes first, so that a list of the files is a list in time.
const write = async (folder: string, mail: Mail, from: Sender): Promise<void> => {
  const name = safeName(mail.messageId)
  if (readdirSync(folder).some((file) => file.endsWith(`-${name}.eml`))) return
  const { message } = await composer.sendMail({ ...messageOf(mail, from) })
  const path = join(folder, `${new Date().toISOString().replace(/[:.]/g, '')}-${name}.eml`)
  await writeFile(`${path}.part`, message, { mode: 0o600 })
  await rename(`${path}.part`, path)
}

const notWritten = (folder: string, error: unknown): MailFailure => ({
  kind: 'mail-failure',
  reason: 'unreachable',
  message: `The mail could not be written to ${folder}: ${error instanceof Error ? error.message : String(error)}`,
})

const makeFolder = (folder: string): Result<unknown, MailSettingsFailure> =>
  Result.fromThrowable(
    () => mkdirSync(folder, { recursive: true, mode: 0o700 }),
    (error) =>
      mailSettingsFailure(`The mail folder ${folder} cannot be made: ${String(error)}. Choose another folder.`),
  )()

/**
 * Writes each mail as a file in the Internet Message Format (RFC 5322): for development, and for hosts whose own
 * mail system picks files up. The same mail is written once; a file is there wholly or not at all.
 */
export const folderMailer = ({ folder, from }: FolderOptions): Result<Mailer, MailSettingsFailure> =>
  parseSender(from).andThen((sender) =>
    makeFolder(folder).map(
      (): Mailer => ({
        send: (mail) =>
          ResultAsync.fromPromise(write(folder, mail, sender), (error) => notWritten(folder, error)).map(() => ({
            response: `written to ${folder}`,
          })),
        close: async () => undefined,
      }),
    ),
  )
