import { explainRefusal, type Refusal } from '@community-handshake/domain'
import { match, P } from 'ts-pattern'
import type { ProblemDescription } from './problem-description.js'
import { refusalStatus } from './refusal-status.js'

const describe = (refusal: Refusal, detail: string, facts: Readonly<Record<string, unknown>>): ProblemDescription => {
  const { advice, retryable } = explainRefusal(refusal)
  const { code, state } = refusal
  return { status: refusalStatus[code], code, detail, advice, retryable, state, facts }
}

/** A refusal as a problem, in the words of the domain and with all its facts. */
export const refusalProblem = (refusal: Refusal): ProblemDescription =>
  describe(refusal, explainRefusal(refusal).message, { ...refusal.facts })

/**
 * A refusal as a problem for somebody of another tenant than the people in it:
 * which tenant and when may be told, who it was may not.
 */
export const confidentialRefusalProblem = (refusal: Refusal): ProblemDescription =>
  match(refusal)
    .with({ code: 'already-accepted' }, ({ facts: { tenantId, acceptedAt } }) =>
      describe(refusal, `This invitation was accepted for tenant ${tenantId} at ${acceptedAt}.`, {
        tenantId,
        acceptedAt,
      }),
    )
    .with({ code: 'already-confirmed' }, ({ facts: { tenantId, acceptedAt, confirmedAt } }) =>
      describe(refusal, `Tenant ${tenantId} was confirmed at ${confirmedAt}.`, { tenantId, acceptedAt, confirmedAt }),
    )
    .with(P._, () => refusalProblem(refusal))
    .exhaustive()
