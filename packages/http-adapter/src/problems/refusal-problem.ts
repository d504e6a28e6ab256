import { explainRefusal, type Refusal } from '@community-handshake/domain'
import { match, P } from 'ts-pattern'
import type { AccountRefusal, LimitReached } from './http-failure.js'
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
    .with({ code: 'already-accepted' }, { code: 'other-tenant-accepted' }, ({ facts: { tenantId, acceptedAt } }) =>
      describe(refusal, `This invitation was accepted for tenant ${tenantId} at ${acceptedAt}.`, {
        tenantId,
        acceptedAt,
      }),
    )
    .with({ code: 'already-confirmed' }, ({ facts: { tenantId, acceptedAt, confirmedAt } }) =>
      describe(refusal, `Tenant ${tenantId} was confirmed at ${confirmedAt}.`, { tenantId, acceptedAt, confirmedAt }),
    )
    .with({ code: 'already-declined' }, ({ facts: { at } }) =>
      describe(refusal, `This invitation was declined at ${at}.`, { at }),
    )
    .with({ code: 'already-withdrawn' }, ({ facts: { at } }) =>
      describe(refusal, `The acceptance of this invitation was withdrawn at ${at}.`, { at }),
    )
    .with({ code: 'already-refused' }, ({ facts: { at } }) =>
      describe(refusal, `The community owner refused the tenant that accepted, at ${at}.`, { at }),
    )
    .with({ code: 'already-revoked' }, ({ facts: { at } }) =>
      describe(refusal, `The community owner revoked this invitation at ${at}.`, { at }),
    )
    .with(P._, () => refusalProblem(refusal))
    .exhaustive()

/** A refusal that says who is signed in: the commonest reason to be refused is to be somebody else. */
export const accountRefusalProblem = ({ refusal, actor }: AccountRefusal): ProblemDescription => {
  const { email, tenantId } = actor
  const { detail, facts, ...rest } = refusalProblem(refusal)
  return {
    ...rest,
    detail: `${detail} You are signed in as ${email} to tenant ${tenantId}.`,
    facts: { ...facts, signedInAs: { email, tenantId } },
  }
}

/** A refusal with the time to wait (RFC 6585 section 4, RFC 9110 section 10.2.3). */
export const limitProblem = ({ refusal, waitSeconds }: LimitReached): ProblemDescription => ({
  ...refusalProblem(refusal),
  headers: { 'Retry-After': `${waitSeconds}` },
})
