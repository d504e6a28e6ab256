import type { InvitationId, Mail } from '@community-handshake/domain'
import type { MailFacts } from './mail-facts.js'
import type { Scene } from './scene.js'

/** The Message-ID of the mail by which an invitation was sent for the n-th time. */
export const invitationMessageId = (invitationId: InvitationId, generation: number, domain: string): string =>
  `invitation-${invitationId}-${generation}@${domain}`

/**
 * What makes one conversation of all mails about one handshake, in each inbox: every mail names the first invitation
 * (RFC 5322 section 3.6.4). An inbox that never got that one still shows together what refers to the same mail.
 */
export const conversationOf = (
  { invitation, member, sources }: Scene,
  messageId: string,
): Pick<Mail, 'inReplyTo' | 'references'> => {
  const invitationId = invitation?.id ?? member?.invitationId
  if (invitationId === undefined) return {}
  const first = invitationMessageId(invitationId, 1, sources.messageIdDomain)
  return first === messageId ? {} : { inReplyTo: first, references: [first] }
}

/**
 * RFC 2369 section 3.2. Only for whoever was written to without having done anything: whoever takes part in a handshake
 * needs its mails. The way out is a mail to the people who invited, since they alone can stop it, by revoking.
 */
export const unsubscribeOf = (facts: MailFacts): Pick<Mail, 'headers'> => {
  if (facts.kind !== 'invitation' && facts.kind !== 'resent' && facts.kind !== 'reminder') return {}
  const subject = encodeURIComponent('Please take back your invitation')
  const address = facts.contactEmail.split('@').map(encodeURIComponent).join('@')
  return { headers: { 'List-Unsubscribe': `<mailto:${address}?subject=${subject}>` } }
}
