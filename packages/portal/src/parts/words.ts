import type { InvitationState } from '../api/index.js'

/** What an invitation's state is called. */
export const stateWords: Readonly<Record<InvitationState, string>> = {
  Invited: 'Invitation Pending',
  Accepted: 'Invitation Accepted',
  Confirmed: 'Tenant Confirmed',
  Declined: 'Declined',
  Withdrawn: 'Withdrawn',
  Refused: 'Refused',
  Revoked: 'Revoked',
  Expired: 'Expired',
  Voided: 'Voided',
}

/** What became of a mail. */
export const mailWords: Readonly<Record<'requested' | 'failed' | 'sent' | 'gave-up', string>> = {
  requested: 'On its way since',
  failed: 'Not taken yet, tried again; last',
  sent: 'Sent',
  'gave-up': 'Not delivered, given up',
}

const times = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** An instant in the words and the time zone of the reader. */
export const timeWords = (time: string): string => times.format(new Date(time))
