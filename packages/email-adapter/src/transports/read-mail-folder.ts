import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { ResultAsync } from 'neverthrow'
import { isMailFile } from './mail-file-name.js'

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

// What ends a sentence does not belong to the address in front of it.
const linksIn = (text: string): readonly string[] => {
  const found = text.match(/https?:\/\/[^\s<>"]+/g) ?? []
  return [...new Set(found.map((link) => link.replace(/[.,;:!?)\]'”]+$/u, '')))]
}

const sentMail = (mail: ParsedMail): SentMail => {
  const text = mail.text ?? ''
  return {
    messageId: (mail.messageId ?? '').replace(/^<|>$/g, ''),
    to: addressesOf(mail.to),
    subject: mail.subject ?? '',
    text,
    html: typeof mail.html === 'string' ? mail.html : '',
    links: linksIn(text),
    ...(mail.date === undefined ? {} : { date: mail.date.toISOString() }),
  }
}

const isGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** The mail in a file; none where somebody has taken the file away in the meantime. */
const readMail = async (path: string): Promise<readonly SentMail[]> => {
  try {
    return [sentMail(await simpleParser(await readFile(path)))]
  } catch (error) {
    if (isGone(error)) return []
    throw error
  }
}

// One at a time: a folder may hold more mails than a process may open files.
const readAll = async (folder: string): Promise<readonly SentMail[]> => {
  const files = (await readdir(folder)).filter(isMailFile).sort().reverse()
  const mails: SentMail[] = []
  for (const file of files) mails.push(...(await readMail(join(folder, file))))
  return mails
}

/** Reads the mails that a folder holds, newest first. */
export const readMailFolder = (folder: string): ResultAsync<readonly SentMail[], MailFolderFailure> =>
  ResultAsync.fromPromise(readAll(folder), (error) => ({
    kind: 'mail-folder-failure',
    message: `The mails in ${folder} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  }))
