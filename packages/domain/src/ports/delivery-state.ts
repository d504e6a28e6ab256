import type { ResultAsync } from 'neverthrow'
import type { HistoryDamaged } from '../history/open-event.js'
import type { InvitationId } from '../identity/ids.js'
import type { Timestamp } from '../time/timestamp.js'
import type { StoreFailure } from './event-store.js'

/**
 * How far one mail has come.
 * - `requested`: it is due and has not left yet.
 * - `failed`: it was not taken so far; another try follows.
 * - `sent`: the mail server took it. That is no promise that anybody read it.
 * - `gave-up`: no further try follows.
 */
export type MailDeliveryStatus = 'requested' | 'failed' | 'sent' | 'gave-up'

/** One mail about an invitation, and how far it has come. It holds nobody's address. */
export interface MailDelivery {
  /** What the mail says, as the notifier names it, for example `invitation` or `confirmation-due`. */
  readonly kind: string
  /** As what somebody gets it, as the notifier names it, for example `invitee` or `owner`. */
  readonly role: string
  readonly status: MailDeliveryStatus
  readonly requestedAt: Timestamp
  /** When it came to where it is. */
  readonly changedAt: Timestamp
  /** How many tries there were. */
  readonly attempts: number
  /** The mail server's answer, or why no further try follows; addresses in it are masked. Left out where nothing was said yet. */
  readonly answer?: string
  /** Why no further try follows, or why the last one failed, as a code. */
  readonly reason?: string
}

/** Tells what became of mails: that is one thing, and how far the handshake has come another. */
export interface DeliveryState {
  /** The mails about an invitation, in the order in which they were asked for. */
  readonly ofInvitation: (
    invitationId: InvitationId,
  ) => ResultAsync<readonly MailDelivery[], StoreFailure | HistoryDamaged>
}
