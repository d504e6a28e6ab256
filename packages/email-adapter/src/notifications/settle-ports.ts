import type { Mailer, Timestamp } from '@community-handshake/domain'
import type { Line } from '../line.js'
import type { DomainRate } from './domain-rate.js'
import type { MailSources, Notification } from './kinds/notification.js'
import type { LedgerPorts } from './notification-stream.js'
import type { NotifierLogEntry } from './notifier-log.js'
import type { PauseReason } from './pauses.js'
import { withoutSecrets } from './without-secrets.js'

/** What settling notifications needs. */
export interface SettlePorts extends LedgerPorts, MailSources {
  readonly mailer: Mailer
  /** Waits before the next try; resolves at once when the notifier is stopped. */
  readonly pause: (attempt: number, reason: PauseReason) => Promise<void>
  /** Waits so long; resolves at once when the notifier is stopped. */
  readonly wait: (milliseconds: number) => Promise<void>
  readonly isStopped: () => boolean
  /** How fast mails may leave for one recipient domain. */
  readonly rate: DomainRate
  /** One mail leaves after the other. */
  readonly line: Line
  /** Told each time that neither the mail server nor the store holds up the line. */
  readonly onMoving: () => void
  /** What is recorded from then on by somebody else was recorded by a notifier that runs beside this one. */
  readonly startedAt: Timestamp
  /** How long another notifier that is at work on a mail is left to it, in milliseconds. */
  readonly courtesyMs: number
  /** The revision that this notifier recorded last, for each notification (by its stream) that is not settled. */
  readonly ours: Map<string, number>
  readonly log: (entry: NotifierLogEntry) => void
}

/** What a look at a notification came to: it is settled, or is to be looked at again after a pause or in its turn. */
export type Step =
  | { readonly kind: 'settled' }
  | { readonly kind: 'paced'; readonly waitMs: number }
  | { readonly kind: 'again'; readonly because: PauseReason; readonly attempt: number }

/** Logs a line about a notification; nobody's address and no secret gets into it. */
export const logAbout = (
  { log }: SettlePorts,
  { cause, streamId }: Notification,
  entry: Pick<NotifierLogEntry, 'level' | 'message' | 'reason'>,
): void => {
  const reason = entry.reason === undefined ? {} : { reason: withoutSecrets(entry.reason) }
  const event = cause.eventId === null ? {} : { eventId: cause.eventId }
  log({ ...entry, ...reason, ...event, notification: streamId, correlationId: cause.correlationId })
}
