import { explainMismatch, millisecondsOf, type Timestamp } from '@community-handshake/domain'
import { match, P } from 'ts-pattern'
import { isolated, strangerText, unlinked } from '../../templates/stranger-text.js'
import { english } from '../../templates/texts/en.js'
import type { ConfirmationDueFacts, MailFacts } from './mail-facts.js'

/** The mails that hold no link to accept with. */
export type TellingFacts = Exclude<MailFacts, { kind: 'invitation' | 'resent' | 'reminder' }>

/** What a mail says: its subject, and its paragraphs from top to bottom. */
export interface Sentences {
  readonly subject: string
  readonly paragraphs: readonly string[]
}

const time = (stamp: Timestamp): string => english.time(new Date(millisecondsOf(stamp)))
const body = (text: string, longest = 100): string => isolated(unlinked(strangerText(text, longest)))
// Lists of mails make no links of subjects, so that a dot may stay a dot there; an address must not look like one.
const title = (name: string): string => isolated(strangerText(name, 60).replaceAll('://', ': //'))

const mismatchesIn = ({ mismatches }: ConfirmationDueFacts): readonly string[] =>
  mismatches.length === 0
    ? ['Nothing is known that does not match. Look all the same whether this is the tenant that you meant.']
    : ['Look twice, since not everything matches:', ...mismatches.map((one) => `• ${body(explainMismatch(one), 400)}`)]

const due = (facts: ConfirmationDueFacts, opening: string): Sentences => {
  const tenant = body(facts.acceptingTenantName)
  return {
    subject: `${opening}: ${title(facts.acceptingTenantName)} accepted for “${title(facts.communityName)}”`,
    paragraphs: [
      `${facts.acceptedBy} accepted the invitation of ${facts.invited} to “${body(facts.communityName)}” for the tenant ` +
        `${tenant} (${body(facts.acceptingTenantId)}) on ${time(facts.acceptedAt)}.`,
      `${tenant} is not a member yet: a community administrator of yours confirms or refuses it.`,
      ...mismatchesIn(facts),
      `Without a confirmation the invitation expires on ${time(facts.deadline)}.`,
    ],
  }
}

const endedFor = (tenantName: string | undefined): string =>
  tenantName === undefined ? 'Nobody had accepted it.' : `${body(tenantName)} had accepted it and was not confirmed.`

type EndingFacts = Extract<
  TellingFacts,
  { kind: 'declined' | 'withdrawn' | 'refused' | 'revoked' | 'expired' | 'expired-for-owner' }
>

const ending = (facts: EndingFacts): Sentences => {
  const inSubject = title(facts.communityName)
  const owner = body(facts.ownerTenantName)
  return match(facts)
    .returnType<Sentences>()
    .with({ kind: 'declined' }, (one) => ({
      subject: `Your invitation to “${inSubject}” was declined`,
      paragraphs: [
        `${one.declinedBy} declined the invitation of ${one.invited} on ${time(one.declinedAt)}.`,
        'You can invite the same address again at any time.',
      ],
    }))
    .with({ kind: 'withdrawn' }, (one) => ({
      subject: `${title(one.acceptingTenantName)} took its acceptance for “${inSubject}” back`,
      paragraphs: [`${one.withdrawnBy} did so on ${time(one.withdrawnAt)}.`, 'There is nothing to confirm any more.'],
    }))
    .with({ kind: 'refused' }, (one) => ({
      subject: `${title(one.acceptingTenantName)} was not confirmed for “${inSubject}”`,
      paragraphs: [`${owner} did not confirm your tenant. It is not a member, and nothing is shared.`],
    }))
    .with({ kind: 'revoked' }, () => ({
      subject: `Your invitation to “${inSubject}” was taken back`,
      paragraphs: [`${owner} took it back. The link in its mails works no more; there is nothing for you to do.`],
    }))
    .with({ kind: 'expired' }, (one) => ({
      subject: `The invitation to “${inSubject}” has expired`,
      paragraphs: [
        `Its deadline was ${time(one.deadline)}. ${endedFor(one.acceptingTenantName)}`,
        `Answer this mail to ask ${owner} for a new one.`,
      ],
    }))
    .with({ kind: 'expired-for-owner' }, (one) => ({
      subject: `Your invitation to “${inSubject}” has expired`,
      paragraphs: [
        `The deadline of the invitation of ${one.invited} was ${time(one.deadline)}. ${endedFor(one.acceptingTenantName)}`,
        'You can invite the same address again at any time.',
      ],
    }))
    .exhaustive()
}

/** The sentences of a mail, in English. Names come from strangers and are made harmless here. */
export const sentencesOf = (facts: TellingFacts): Sentences => {
  const community = body(facts.communityName)
  const inSubject = title(facts.communityName)
  const owner = body(facts.ownerTenantName)
  return match(facts)
    .returnType<Sentences>()
    .with({ kind: 'confirmation-due' }, (one) => due(one, 'Your confirmation is due'))
    .with({ kind: 'confirmation-reminder' }, (one) => due(one, 'Your confirmation is due soon'))
    .with({ kind: 'accepted' }, (one) => ({
      subject: `You accepted the invitation to “${inSubject}”`,
      paragraphs: [
        `You accepted for the tenant ${body(one.acceptingTenantName)} on ${time(one.acceptedAt)}.`,
        `It is not a member yet: ${owner} looks at which tenant accepted, and confirms it. Nothing is shared before.`,
        `You get another mail then. Without a confirmation the invitation expires on ${time(one.deadline)}.`,
      ],
    }))
    .with({ kind: 'confirmed' }, (one) => ({
      subject: `${title(one.memberTenantName)} is a member of “${inSubject}”`,
      paragraphs: [
        `${owner} confirmed ${body(one.memberTenantName)} on ${time(one.confirmedAt)}: it is a member of the community ` +
          `“${community}” now.`,
      ],
    }))
    .with({ kind: P.union('declined', 'withdrawn', 'refused', 'revoked', 'expired', 'expired-for-owner') }, ending)
    .with({ kind: 'removed' }, (one) => ({
      subject: `${title(one.memberTenantName)} was removed from “${inSubject}”`,
      paragraphs: [`${owner} removed your tenant on ${time(one.removedAt)}. All sharing ended at once, both ways.`],
    }))
    .with({ kind: 'left' }, (one) => ({
      subject: `${title(one.memberTenantName)} left “${inSubject}”`,
      paragraphs: [`${one.leftBy} took it out on ${time(one.leftAt)}. All sharing with it ended at once, both ways.`],
    }))
    .exhaustive()
}
