import type { Mail, MailAccepted, Mailer, MailFailure } from '@community-handshake/domain'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import { failureOf, noAnswer, type RefusedAnswer } from './failures.js'

/** The account at the provider. */
export interface ResendOptions {
  /** The API key: a secret, which belongs in the environment. */
  readonly apiKey: string
  /** `Communities <no-reply@example.com>`, in a domain that the provider has verified. */
  readonly from: string
  /** Where the API is; the provider's own address if left out. */
  readonly baseUrl?: string
  /** How long to wait for an answer, in milliseconds; 20,000 if left out. */
  readonly patienceMs?: number
}

const headersOf = ({
  messageId,
  inReplyTo,
  references = [],
  headers = {},
}: Mail): Readonly<Record<string, string>> => ({
  ...headers,
  'Message-ID': `<${messageId}>`,
  'Auto-Submitted': 'auto-generated',
  ...(inReplyTo === undefined ? {} : { 'In-Reply-To': `<${inReplyTo}>` }),
  ...(references.length === 0 ? {} : { References: references.map((id) => `<${id}>`).join(' ') }),
})

const bodyOf = (mail: Mail, from: string): string =>
  JSON.stringify({
    from,
    to: [mail.to],
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    ...(mail.replyTo === undefined ? {} : { reply_to: mail.replyTo }),
    headers: headersOf(mail),
  })

const textIn = (body: unknown, key: string): string => {
  if (typeof body !== 'object' || body === null) return ''
  const value: unknown = Object.entries(body).find(([name]) => name === key)?.[1]
  return typeof value === 'string' ? value : ''
}

const bodyIn = async (response: Response): Promise<unknown> => {
  try {
    return await response.json()
  } catch {
    // A gateway in between may answer in HTML; the status says enough.
    return undefined
  }
}

const refused = (response: Response, body: unknown): RefusedAnswer => ({
  status: response.status,
  name: textIn(body, 'name') || response.statusText || 'error',
  message: textIn(body, 'message') || 'no reason given',
})

const judge = async (response: Response): Promise<Result<MailAccepted, MailFailure>> => {
  const body = await bodyIn(response)
  if (response.ok) return ok({ response: `${response.status} ${textIn(body, 'id')}`.trim() })
  const answer = refused(response, body)
  // The key was used for this mail before its words changed (a new name, say): it has left already.
  if (answer.name === 'invalid_idempotent_request') return ok({ response: `${answer.status} sent before` })
  return err(failureOf(answer))
}

/** Delivers mail by the HTTP API of Resend. The same Message-ID is delivered once within 24 hours. */
export const resendMailer = (options: ResendOptions): Mailer => {
  const { apiKey, from, baseUrl = 'https://api.resend.com', patienceMs = 20_000 } = options
  const closing = new AbortController()
  const send = async (mail: Mail): Promise<Result<MailAccepted, MailFailure>> => {
    try {
      const response = await fetch(`${baseUrl}/emails`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${apiKey}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': mail.messageId,
        },
        body: bodyOf(mail, from),
        redirect: 'error',
        signal: AbortSignal.any([AbortSignal.timeout(patienceMs), closing.signal]),
      })
      return await judge(response)
    } catch (error) {
      return err(noAnswer(error))
    }
  }
  return {
    send: (mail) => new ResultAsync(send(mail)),
    close: async () => closing.abort(),
  }
}
