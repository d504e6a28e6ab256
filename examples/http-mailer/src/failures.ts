import type { MailFailure } from '@community-handshake/domain'

/** An answer of the API that is no success: the status and, where there is one, the name of the error. */
export interface RefusedAnswer {
  readonly status: number
  readonly name: string
  readonly message: string
}

const failure = (reason: MailFailure['reason'], message: string): MailFailure => ({
  kind: 'mail-failure',
  reason,
  message: message.slice(0, 300),
})

/** No answer came: nothing is known about the mail, and every other mail would fare the same. */
export const noAnswer = (error: unknown): MailFailure =>
  failure(
    'unreachable',
    `The mail provider does not answer: ${error instanceof Error ? error.name : 'no reason given'}.`,
  )

// Judgements on this very mail; everything else is between us and the provider, or a passing trouble.
const aboutTheMail: readonly number[] = [400, 413, 422]

/**
 * What an answer means for the mail.
 * - 400, 413, 422: it cannot be sent as it is, whenever it is sent.
 * - 409: the same mail is being sent at this moment.
 * - Anything else, such as a wrong key (401, 403), a used-up quota (429) or a fault of the provider (5xx), meets every
 *   mail alike: they all wait, and none is lost.
 */
export const failureOf = ({ status, name, message }: RefusedAnswer): MailFailure => {
  const words = `${status} ${name}: ${message}`
  if (aboutTheMail.includes(status)) return failure('permanent', words)
  return failure(status === 409 ? 'temporary' : 'unreachable', words)
}
