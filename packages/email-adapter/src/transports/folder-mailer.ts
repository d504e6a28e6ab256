import { mkdirSync } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mail, MailAccepted, Mailer, MailFailure } from '@community-handshake/domain'
import { Result, ResultAsync } from 'neverthrow'
import { createTransport } from 'nodemailer'
import { makeLine } from '../line.js'
import { isFileOf, mailFileName } from './mail-file-name.js'
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

// Under another name until every byte is on the disk: a reader sees a whole mail or none.
const writeWhole = async (path: string, content: Uint8Array): Promise<void> => {
  const unfinished = `${path}.part`
  try {
    const file = await open(unfinished, 'w', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

const bytesOf = (message: unknown): Uint8Array => {
  if (message instanceof Uint8Array) return message
  throw new TypeError('the composer was asked for bytes')
}

const messageOfError = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const notWritten = (folder: string, error: unknown): MailFailure => ({
  kind: 'mail-failure',
  reason: 'unreachable',
  message: `The mail could not be written to ${folder}: ${messageOfError(error)}`,
})

const makeFolder = (folder: string): Result<unknown, MailSettingsFailure> =>
  Result.fromThrowable(
    () => mkdirSync(folder, { recursive: true, mode: 0o700 }),
    (error) =>
      mailSettingsFailure(`The mail folder ${folder} cannot be made: ${messageOfError(error)}. Choose another folder.`),
  )()

const mailerInto = (folder: string, from: Sender): Mailer => {
  const line = makeLine()
  let lastTime = 0

  const write = async (mail: Mail): Promise<MailAccepted> => {
    const files = await readdir(folder)
    const there = files.find(isFileOf(mail.messageId))
    if (there !== undefined) return { response: `already written as ${there}` }
    const { message } = await composer.sendMail(messageOf(mail, from))
    // Later mails sort later, also within one millisecond.
    lastTime = Math.max(Date.now(), lastTime + 1)
    const name = mailFileName(mail.messageId, lastTime)
    await writeWhole(join(folder, name), bytesOf(message))
    return { response: `written as ${name}` }
  }

  return {
    // One after the other, so that the same mail asked for twice at once is still written once.
    send: (mail) =>
      ResultAsync.fromPromise(
        line(() => write(mail)),
        (error) => notWritten(folder, error),
      ),
    close: () => line(async () => undefined),
  }
}

/**
 * Writes each mail as a file in the Internet Message Format (RFC 5322): for development, and for hosts whose own
 * mail system picks files up. A file is there wholly or not at all, and the same Message-ID is written once.
 */
export const folderMailer = ({ folder, from }: FolderOptions): Result<Mailer, MailSettingsFailure> =>
  parseSender(from).andThen((sender) => makeFolder(folder).map(() => mailerInto(folder, sender)))
