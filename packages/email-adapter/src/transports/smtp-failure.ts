import type { MailFailure } from '@community-handshake/domain'

/** What the mail library adds to its errors. */
interface SmtpError {
  /** Where it went wrong: `EENVELOPE`, `ETIMEDOUT`, … */
  readonly code: string
  /** The number the server answered (RFC 5321 section 4.2), if it answered. */
  readonly answer: number | undefined
  /** The server's own words, if it spoke. */
  readonly response: string
  readonly message: string
}

const read = (error: unknown): SmtpError => {
  const known = error instanceof Error ? error : new Error(String(error))
  const fields: Readonly<Record<string, unknown>> = { ...known }
  const text = (key: string): string => (typeof fields[key] === 'string' ? fields[key] : '')
  const answer = fields['responseCode']
  return {
    code: text('code'),
    answer: typeof answer === 'number' ? answer : undefined,
    response: text('response'),
    message: known.message,
  }
}

// Asked to sign in first, or not let in: a matter between us and the server, not with this recipient (RFC 4954).
const signInAnswers: readonly number[] = [530, 534, 535, 538]
// The server goes away (421), or the session went wrong (503): the mail itself was not judged.
const sessionAnswers: readonly number[] = [421, 503]

const judged = (answer: number): MailFailure['reason'] => {
  if (signInAnswers.includes(answer) || sessionAnswers.includes(answer)) return 'unreachable'
  return answer >= 500 ? 'permanent' : 'temporary'
}

// Only an answer to the envelope or to the content is a judgement on the mail; a server that greets
// with 554 or drops the line has said nothing about it.
const reasonOf = ({ code, answer }: SmtpError): MailFailure['reason'] => {
  const isAboutTheMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  if (isAboutTheMail) return answer === undefined ? 'permanent' : judged(answer)
  // An error without a code comes from putting the mail together, and would come again each time.
  return code === '' ? 'permanent' : 'unreachable'
}

const spellingsOf = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
]

const without = (text: string, secrets: readonly string[]): string =>
  secrets.flatMap(spellingsOf).reduce((left, secret) => left.replaceAll(secret, '•••'), text)

/**
 * What a server's answer or a broken connection means for a mail (RFC 5321 section 4.2.1).
 *
 * @param error what the mail library failed with
 * @param secrets what must not be repeated in the message
 */
export const smtpFailure = (error: unknown, secrets: readonly string[] = []): MailFailure => {
  const known = read(error)
  const words = known.response === '' ? `${known.code || 'ERROR'}: ${known.message}` : known.response
  const message = without(words, secrets).replace(/\s+/g, ' ').slice(0, 300)
  return { kind: 'mail-failure', reason: reasonOf(known), message }
}
