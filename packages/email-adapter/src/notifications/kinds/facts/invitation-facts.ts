import { type Invitation, isPastDeadline, type Timestamp } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { match } from 'ts-pattern'
import type { InvitationMailFacts } from '../mail-facts.js'
import type { NoLongerDue } from '../notification.js'
import { type DueFacts, type FactsInput, nobodyToTell } from './due-facts.js'

const over = (message: string): NoLongerDue => ({ reason: 'no-longer-needed', message })

const superseded: NoLongerDue = {
  reason: 'superseded',
  message: 'the invitation was sent again: only the newest link is good',
}

// An invitation that was answered, that ended or that was sent again in the meantime needs no mail for the old event.
const whyNotDue = (invitation: Invitation, generation: number, now: Timestamp): NoLongerDue | undefined =>
  invitation.generation > generation
    ? superseded
    : match(invitation.status)
        .with({ name: 'Invited' }, () => (isPastDeadline(invitation, now) ? over('the invitation expired') : undefined))
        .with({ name: 'Accepted' }, { name: 'Confirmed' }, () => over('the invitation was accepted'))
        .with({ name: 'Refused' }, { name: 'Withdrawn' }, () => over('the invitation was accepted'))
        .with({ name: 'Declined' }, () => over('the invitation was declined'))
        .with({ name: 'Revoked' }, () => over('the invitation was revoked'))
        .with({ name: 'Expired' }, () => over('the invitation expired'))
        .with({ name: 'Voided' }, () => over('the community was closed'))
        .exhaustive()

const invitationFacts = ({ scene, occasion, common }: FactsInput): Result<InvitationMailFacts, NoLongerDue> => {
  const { invitation, now, sources } = scene
  if (invitation === undefined) return nobodyToTell('there is no such invitation')
  const { id, generation, deadline, issuedBy, message } = invitation
  const why = whyNotDue(invitation, occasion.subject.generation ?? generation, now)
  if (why !== undefined) return err(why)
  return ok({
    ...common,
    role: 'invitee',
    invitedBy: issuedBy.email,
    deadline,
    link: `${sources.invitationUrl(id)}#${sources.links.secretFor(id, generation)}`,
    ...(message === undefined ? {} : { message }),
  })
}

/** The invitation. */
export const invitation = (input: FactsInput): DueFacts<'invitation'> =>
  invitationFacts(input).map((facts) => ({ kind: 'invitation', ...facts }))

/** The invitation once more, with a new link. */
export const resent = (input: FactsInput): DueFacts<'resent'> =>
  invitationFacts(input).map((facts) => ({ kind: 'resent', ...facts }))

/** The invitation ends soon. */
export const reminder = (input: FactsInput): DueFacts<'reminder'> =>
  invitationFacts(input).map((facts) => ({ kind: 'reminder', ...facts }))
