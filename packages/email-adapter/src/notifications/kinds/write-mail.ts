import { addDays, type EmailAddress, type LanguageTag, type TenantDirectoryFailure } from '@community-handshake/domain'
import { err, ok, okAsync, type Result, type ResultAsync } from 'neverthrow'
import { renderMail as ownTemplates } from '../../templates/mail-templates.js'
import { conversationOf, unsubscribeOf } from './conversation.js'
import { factsByKind } from './facts/all-facts.js'
import { nobodyToTell, noLongerNeeded } from './facts/due-facts.js'
import type { CommonFacts, MailFacts, RecipientRole } from './mail-facts.js'
import type { DueMail, MailSources, NoLongerDue, WriteFailure } from './notification.js'
import { addressOf, contactOf } from './recipients.js'
import { type MailOccasion, type Scene, setScene, tenantName } from './scene.js'
import type { Telling } from './who-gets-what.js'

/** A mail to somebody in a role, and who stands before that role in the table. */
export interface MailOrder {
  readonly occasion: MailOccasion
  readonly telling: Telling
  /** Roles that get the same kind of mail for the same reason. */
  readonly before: readonly RecipientRole[]
}

/** What happened longer ago than this is not told by mail any more: the notifier is new here, or was away. */
export const longestDelayDays = 7

// These lead to something that can still be done; all others only tell.
const staysDue = ({ kind }: Telling): boolean =>
  kind === 'invitation' || kind === 'resent' || kind === 'confirmation-due' || kind === 'accepted'

const isLongPast = ({ occasion: { happenedAt }, telling }: MailOrder, { now }: Scene): boolean =>
  happenedAt !== undefined && !staysDue(telling) && addDays(happenedAt, longestDelayDays) < now

const recipientOf = (scene: Scene, { telling, before }: MailOrder): Result<EmailAddress, NoLongerDue> => {
  if (!scene.wasInvited) return nobodyToTell('the invitee never got the invitation')
  const address = addressOf(scene, telling.role)
  if (address === undefined) return nobodyToTell(`there is no ${telling.role} to tell`)
  const other = before.find((role) => addressOf(scene, role) === address)
  return other === undefined ? ok(address) : nobodyToTell(`the ${telling.role} gets this mail as the ${other}`)
}

const isPartners = (role: RecipientRole): boolean => role === 'invitee' || role === 'acceptor'

const languagesFor = (
  { sources, community, invitation }: Scene,
  role: RecipientRole,
  to: EmailAddress,
): ResultAsync<readonly LanguageTag[], TenantDirectoryFailure> =>
  (sources.languageOf?.(to) ?? okAsync(undefined)).map((known) =>
    // The inviting person chose a language for the invited ones, not for the own people.
    [isPartners(role) ? invitation?.language : undefined, known, community.language].flatMap((tag) => tag ?? []),
  )

const commonFacts = (scene: Scene, to: EmailAddress, languages: readonly LanguageTag[]): CommonFacts => {
  const { community, invitation, sources } = scene
  const subject = { communityId: community.id, ...(invitation === undefined ? {} : { invitationId: invitation.id }) }
  return {
    to,
    languages,
    communityName: community.name,
    ownerTenantName: tenantName(scene, community.ownerTenantId),
    contactEmail: contactOf(scene),
    ...(sources.pageUrl === undefined ? {} : { page: sources.pageUrl(subject) }),
  }
}

const mailOf = (scene: Scene, facts: MailFacts, messageId: string): DueMail => ({
  kind: 'due',
  mail: {
    messageId,
    to: facts.to,
    replyTo: facts.contactEmail,
    ...(scene.sources.renderMail ?? ownTemplates)(facts),
    ...conversationOf(scene, messageId),
    ...unsubscribeOf(facts),
  },
})

const writeTo = (
  scene: Scene,
  { occasion, telling }: MailOrder,
  to: EmailAddress,
): ResultAsync<Result<MailFacts, NoLongerDue>, WriteFailure> => {
  const { kind, role } = telling
  return languagesFor(scene, role, to).map((languages) =>
    factsByKind[kind]({ scene, occasion, role, to, common: commonFacts(scene, to, languages) }),
  )
}

const orderable = (scene: Scene, order: MailOrder): Result<EmailAddress, NoLongerDue> =>
  isLongPast(order, scene) ? noLongerNeeded('it happened too long ago') : recipientOf(scene, order)

/** Writes a mail as things stand now, or says why it is not due any more. */
export const writeMail = (
  sources: MailSources,
  order: MailOrder,
  messageId: string,
): ResultAsync<DueMail, WriteFailure> =>
  setScene(sources, order.occasion).andThen((scene) =>
    orderable(scene, order)
      .match(
        (to) => writeTo(scene, order, to),
        (why) => okAsync<Result<MailFacts, NoLongerDue>, WriteFailure>(err(why)),
      )
      .map((facts) =>
        facts.match(
          (due) => mailOf(scene, due, messageId),
          (why): DueMail => ({ kind: 'not-due', ...why }),
        ),
      ),
  )
