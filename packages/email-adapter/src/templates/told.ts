import { type Mismatch, millisecondsOf, type Timestamp } from '@community-handshake/domain'
import { match, P } from 'ts-pattern'
import type { MailFacts } from '../notifications/kinds/mail-facts.js'
import { isolated, strangerText, unlinked } from './stranger-text.js'
import type { MailWords, Told, ToldMismatch } from './words/mail-words.js'

const longestName = { subject: 60, body: 100 } as const

const nameInBody = (name: string): string => isolated(unlinked(strangerText(name, longestName.body)))

// Lists of mails make no links of subjects, so that a dot may stay a dot there; an address must not look like one.
const nameInSubject = (name: string): string =>
  isolated(strangerText(name, longestName.subject).replaceAll('://', ': //'))

/** What only some kinds of mail know, as it came. */
interface Particulars {
  readonly tenant?: string
  readonly tenantId?: string
  readonly person?: string
  readonly invited?: string
  readonly deadline?: Timestamp
  readonly when?: Timestamp
}

const particulars = (facts: MailFacts): Particulars =>
  match(facts)
    .returnType<Particulars>()
    .with({ kind: P.union('invitation', 'resent', 'reminder') }, ({ invitedBy: person, deadline }) => ({
      person,
      deadline,
    }))
    .with({ kind: P.union('confirmation-due', 'confirmation-reminder') }, (due) => ({
      ...{ tenant: due.acceptingTenantName, tenantId: due.acceptingTenantId, person: due.acceptedBy },
      ...{ invited: due.invited, deadline: due.deadline, when: due.acceptedAt },
    }))
    .with({ kind: 'accepted' }, (done) => ({
      ...{ tenant: done.acceptingTenantName, tenantId: done.acceptingTenantId, person: done.acceptedBy },
      ...{ deadline: done.deadline, when: done.acceptedAt },
    }))
    .with({ kind: 'confirmed' }, ({ memberTenantName: tenant, confirmedAt: when }) => ({ tenant, when }))
    .with({ kind: 'declined' }, ({ invited, declinedBy: person, declinedAt: when }) => ({ invited, person, when }))
    .with({ kind: 'withdrawn' }, (done) => ({
      ...{ tenant: done.acceptingTenantName, tenantId: done.acceptingTenantId, person: done.withdrawnBy },
      ...{ invited: done.invited, when: done.withdrawnAt },
    }))
    .with({ kind: 'refused' }, ({ acceptingTenantName: tenant }) => ({ tenant }))
    .with({ kind: 'revoked' }, () => ({}))
    .with({ kind: 'expired' }, ({ deadline, acceptingTenantName: tenant = '' }) => ({ deadline, tenant }))
    .with({ kind: 'expired-for-owner' }, ({ deadline, invited, acceptingTenantName: tenant = '' }) => ({
      ...{ deadline, invited, tenant },
    }))
    .with({ kind: 'removed' }, ({ memberTenantName: tenant, removedAt: when }) => ({ tenant, when }))
    .with({ kind: 'left' }, ({ memberTenantName: tenant, leftBy: person, leftAt: when }) => ({ tenant, person, when }))
    .exhaustive()

const ifAny = (text: string, make: (text: string) => string): string => (text === '' ? '' : make(text))

/** Makes what a mail tells harmless, and puts it into the words of a language where it has any. */
export const toldOf = (facts: MailFacts, words: MailWords): Told => {
  const { communityName, ownerTenantName, contactEmail, to } = facts
  const { tenant = '', tenantId = '', person = '', invited = '', deadline, when } = particulars(facts)
  const time = (stamp: Timestamp | undefined): string =>
    stamp === undefined ? '' : words.time(new Date(millisecondsOf(stamp)))
  return {
    short: {
      community: nameInSubject(communityName),
      owner: nameInSubject(ownerTenantName),
      tenant: ifAny(tenant, nameInSubject),
    },
    community: nameInBody(communityName),
    owner: nameInBody(ownerTenantName),
    tenant: ifAny(tenant, nameInBody),
    tenantId: ifAny(tenantId, nameInBody),
    ...{ person, invited, contact: contactEmail, to },
    deadline: time(deadline),
    when: time(when),
  }
}

/** Makes what does not match harmless. */
export const toldMismatch = (mismatch: Mismatch, words: MailWords): ToldMismatch =>
  match(mismatch)
    .returnType<ToldMismatch>()
    .with({ code: 'other-address' }, (what) => what)
    .with({ code: 'domain-not-of-tenant' }, ({ code, address, verifiedDomains }) => ({
      ...{ code, address },
      domains: verifiedDomains.map(nameInBody),
    }))
    .with({ code: 'name-looks-alike' }, ({ code, name, otherName, otherTenantId }) => ({
      ...{ code, name: nameInBody(name), otherName: nameInBody(otherName), otherId: nameInBody(otherTenantId) },
    }))
    .with({ code: 'young-tenant' }, ({ code, since }) => ({ code, since: words.day(new Date(millisecondsOf(since))) }))
    .with({ code: 'unknown-tenant' }, ({ code, tenantId }) => ({ code, tenantId: nameInBody(tenantId) }))
    .exhaustive()
