import { createHash } from 'node:crypto'

const ending = '.eml'
// 20261123T061031123Z
const timeLength = 19
const longest = 120

// Two Message-IDs never share a name: what cannot stand in a file name, or is too long, is told apart by a digest.
const safe = (messageId: string): string => {
  const plain = messageId.replace(/[^A-Za-z0-9@._-]/g, '_').slice(0, longest)
  if (plain === messageId) return plain
  return `${plain}-${createHash('sha256').update(messageId).digest('hex').slice(0, 16)}`
}

/** The name of the file of a mail. The time comes first, so that a list of the files by name is a list in time. */
export const mailFileName = (messageId: string, milliseconds: number): string =>
  `${new Date(milliseconds).toISOString().replace(/[-:.]/g, '')}-${safe(messageId)}${ending}`

/** Tells whether a file holds a mail. */
export const isMailFile = (file: string): boolean => file.endsWith(ending)

/** Tells whether a file holds the mail with this Message-ID. */
export const isFileOf = (messageId: string): ((file: string) => boolean) => {
  const rest = `${safe(messageId)}${ending}`
  return (file) => file.slice(timeLength + 1) === rest
}
