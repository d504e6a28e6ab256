import type { MailFailure } from '@community-handshake/domain'

const numberIn = (error: object, key: string): number | undefined => {
  const value: unknown = Object.entries(error).find(([name]) => name === key)?.[1]
  return typeof value === 'number' ? value : undefined
}

const textIn = (error: object, key: string): string => {
  const value: unknown = Object.entries(error).find(([name]) => name === key)?.[1]
  return typeof value === 'string' ? value : ''
}

// What the connection itself brings about says nothing about the recipient.
const connectionCodes = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EPROXY'])

const reasonOf = (code: string, response: number | undefined): MailFailure['reason'] => {
  if (connectionCodes.has(code) && code !== 'EENVELOPE') return 'unreachable'
  if (response !== undefined && response >= 500) return 'permanent'
  if (response !== undefined && response >= 400) return response === 421 ? 'unreachable' : 'temporary'
  return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'permanent' : 'unreachable'
}

/** What a server's answer or a broken connection means for a mail (RFC 5321 section 4.2.1). */
export const smtpFailure = (error: unknown): MailFailure => {
  const known = error instanceof Error ? error : new Error(String(error))
  const code = textIn(known, 'code')
  const response = textIn(known, 'response')
  const reason = reasonOf(code, numberIn(known, 'responseCode'))
  // The server's own words where it spoke; the library's message could repeat what was sent.
  const message = response === '' ? `${code || 'ERROR'}: ${known.message}` : response
  return { kind: 'mail-failure', reason, message: message.replace(/\s+/g, ' ').slice(0, 300) }
}
