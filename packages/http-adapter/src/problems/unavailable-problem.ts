import type { StoreFailure } from '@community-handshake/domain'
import { match } from 'ts-pattern'
import type { ProblemDescription } from './problem-description.js'

const later = (code: string, detail: string, advice: string, seconds: number): ProblemDescription => ({
  status: 503,
  code,
  detail,
  advice,
  retryable: true,
  headers: { 'Retry-After': `${seconds}` },
})

const again = 'Send the same request again in a little while.'

/** Something inside went wrong; what it was is for the log and for nobody else. */
export const internalError: ProblemDescription = {
  status: 500,
  code: 'internal-error',
  detail: 'Something went wrong inside the server.',
  advice: 'Tell whoever runs this server, and name the correlation id.',
  retryable: false,
}

/** A part of the server that the request needs cannot answer now. */
export const unavailable: ProblemDescription = later(
  'service-unavailable',
  'A part of the server cannot answer just now.',
  again,
  5,
)

/** Too many changes of the same community at the same time. */
export const contended: ProblemDescription = later(
  'contention',
  'Others kept changing this community at the same time; nothing was changed by this request.',
  again,
  1,
)

/** The lists have not caught up with the latest changes. */
export const behind: ProblemDescription = later(
  'directory-behind',
  'The lists have not caught up with the latest changes.',
  again,
  1,
)

/** What the store could not do, as a problem. */
export const storeProblem = ({ reason }: StoreFailure): ProblemDescription =>
  match(reason)
    .with('unavailable', 'closed', () =>
      later('store-unavailable', 'The store cannot be reached just now; nothing was changed.', again, 5),
    )
    .with('unknown-outcome', () =>
      later(
        'outcome-unknown',
        'The connection to the store was lost: this may or may not have taken effect.',
        'Send the same request again with the same Idempotency-Key, or look before you send it without one.',
        5,
      ),
    )
    .with('invalid', 'damaged', () => internalError)
    .exhaustive()
