import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { ResultAsync } from 'neverthrow'

/** A mail as it was sent. */
export interface SentMail {
  readonly messageId: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The web addresses in the text, in order, each once. */
  readonly links: readonly string[]
  /** When it was written (RFC 3339), if it says so. */
  readonly date?: string
}

/** The folder of mails cannot be read. */
export interface MailFolderFailure {
  readonly kind: 'mail-folder-failure'
  readonly message: string
}

const addressesOf = (to: AddressObject | AddressObject[] | undefined): string =>
  [to ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ')

const sentMail = (mail: ParsedMail): SentMail => {
  const text = mail.text ?? ''
  return {
    messageId: (mail.messageId ?? '').replace(/^<|>$/g, ''),
    to: addressesOf(mail.to),
    subject: mail.subject ?? '',
    text,
    html: typeof mail.html === 'string' ? mail.html : '',
    links: [...new Set(text.match(/https?:\/\/[^\s<>"]+/g) ?? [])],
    ...(mail.date === undefined ? {} : { date: mail.date.toISOString() }),
  }
}

const readAll = async (folder: string): Promise<readonly SentMail[]> => {
  const files = (await readdir(folder))
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .reverse()
  return Promise.all(files.map(async (file) => sentMail(await simpleParser(await readFile(join(folder, file))))))
}

/** Reads the mails that a folder holds, newest first. */
export const readMailFolder = (folder: string): ResultAsync<readonly SentMail[], MailFolderFailure> =>
  ResultAsync.fromPromise(readAll(folder), (error) => ({
    kind: 'mail-folder-failure',
    message: `The mails in ${folder} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  }))
