import type {
  EventEnvelope,
  HistoryDamaged,
  Mail,
  Mailer,
  MailFailure,
  StoreFailure,
  TenantDirectoryFailure,
  TenantInvited,
} from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { match } from 'ts-pattern'
import { dueInvitationMail, type InvitationSources } from './invitation-notification.js'
import type { NotificationEvent, NotificationGaveUp } from './notification-events.js'
import {
  type LedgerPorts,
  type NotificationState,
  readNotification,
  recordNotification,
} from './notification-stream.js'

/** What settling a notification needs. */
export interface SettlePorts extends LedgerPorts, InvitationSources {
  readonly mailer: Mailer
  /** Behind the @ of every Message-ID (RFC 5322 section 3.6.4). */
  readonly messageIdDomain: string
  /** Waits before the next try; resolves at once when the notifier is stopped. */
  readonly pause: (attempt: number) => Promise<void>
  readonly isStopped: () => boolean
  /** Told of each mail that the server did not take. */
  readonly onFailure: (failure: MailFailure, invitation: InvitationToNotify) => void
  /** Told when a mail was taken. */
  readonly onSent: (invitation: InvitationToNotify) => void
}

/** Why a notification could not be settled now; the notifier tries again from its checkpoint. */
export type SettleFailure = StoreFailure | HistoryDamaged | TenantDirectoryFailure

/** An invitation whose mail is to be settled: the event, and the envelope it came in. */
export interface InvitationToNotify {
  readonly envelope: EventEnvelope
  readonly event: TenantInvited
}

/** One step on the way: settled, or to be looked at again after a pause. */
type Step = Result<'settled' | 'again', SettleFailure>

interface Situation {
  readonly ports: SettlePorts
  readonly invitation: InvitationToNotify
  readonly state: NotificationState
  /** How often this process has tried, for the length of the pauses. */
  readonly tries: number
}

const attemptsForRecipient = 8
// A server that is away for hours shall not fill the store with its absence.
const recordEvery = 20

const record = async ({ ports, invitation }: Situation, state: NotificationState, event: NotificationEvent) => {
  const recorded = await recordNotification(ports, invitation.envelope, state.end, event)
  if (recorded.isOk()) return ok({ ...state, status: 'open' as const, end: recorded.value.end })
  // Somebody else was faster; what they recorded is seen at the next look.
  return recorded.error.kind === 'revision-conflict' ? ok('overtaken' as const) : err(recorded.error)
}

const end = async (situation: Situation, state: NotificationState, event: NotificationEvent): Promise<Step> => {
  const recorded = await record(situation, state, event)
  return recorded.map((done) => (done === 'overtaken' ? 'again' : 'settled'))
}

const tryAgainLater = async (situation: Situation, state: NotificationState, failure: MailFailure): Promise<Step> => {
  const { reason, message } = failure
  const mayStayUnsaid = reason === 'unreachable' && situation.tries % recordEvery !== 1
  if (mayStayUnsaid) return ok('again')
  const data = { attempt: state.attempts + 1, reason, message, failedAt: situation.ports.clock.now() }
  const recorded = await record(situation, state, { type: 'NotificationFailed', data })
  return recorded.map(() => 'again')
}

const gaveUp = (
  situation: Situation,
  reason: NotificationGaveUp['data']['reason'],
  message: string,
): NotificationEvent => ({
  type: 'NotificationGaveUp',
  data: { reason, message, gaveUpAt: situation.ports.clock.now() },
})

const afterFailure = (situation: Situation, state: NotificationState, failure: MailFailure): Promise<Step> => {
  situation.ports.onFailure(failure, situation.invitation)
  const isLast = state.refusedAttempts + 1 >= attemptsForRecipient
  return match(failure.reason)
    .with('permanent', () => end(situation, state, gaveUp(situation, 'refused', failure.message)))
    .with('temporary', () =>
      isLast
        ? end(situation, state, gaveUp(situation, 'too-many-attempts', failure.message))
        : tryAgainLater(situation, state, failure),
    )
    .with('unreachable', () => tryAgainLater(situation, state, failure))
    .exhaustive()
}

const deliver = async (situation: Situation, state: NotificationState, mail: Mail): Promise<Step> => {
  const { ports, invitation } = situation
  const sent = await ports.mailer.send(mail)
  if (sent.isErr()) return afterFailure(situation, state, sent.error)
  ports.onSent(invitation)
  const data = { attempt: state.attempts + 1, response: sent.value.response, sentAt: ports.clock.now() }
  return end(situation, state, { type: 'NotificationSent', data })
}

const request = async (situation: Situation, messageId: string) => {
  const { ports, invitation, state } = situation
  if (state.status !== 'none') return ok(state)
  const { communityId, invitationId, generation } = invitation.event.data
  const data = { kind: 'invitation', communityId, invitationId, generation, messageId } as const
  return record(situation, state, { type: 'NotificationRequested', data: { ...data, requestedAt: ports.clock.now() } })
}

const takeStep = async (situation: Situation): Promise<Step> => {
  const { ports, invitation, state } = situation
  if (state.status === 'settled') return ok('settled')
  const messageId = `${invitation.envelope.id}@${ports.messageIdDomain}`
  const requested = await request(situation, messageId)
  if (requested.isErr()) return err(requested.error)
  if (requested.value === 'overtaken') return ok('again')
  const due = await dueInvitationMail(ports, invitation.event, messageId)
  if (due.isErr()) return err(due.error)
  const open = requested.value
  return due.value.kind === 'due'
    ? deliver(situation, open, due.value.mail)
    : end(situation, open, gaveUp(situation, 'no-longer-needed', due.value.why))
}

/**
 * Brings the mail for one invitation to its end: sent, or given up. What happened is recorded in the notification's
 * own stream, so that reading the history again sends nothing; a crash between sending and recording
 * repeats that one mail with the same Message-ID.
 *
 * - No server answers: tried again for as long as it takes.
 * - The server says later (4yz): up to 8 tries with growing pauses.
 * - The server says no (5yz): given up at once.
 */
export const settleInvitation = async (
  ports: SettlePorts,
  invitation: InvitationToNotify,
): Promise<Result<'settled' | 'stopped', SettleFailure>> => {
  for (let tries = 1; !ports.isStopped(); tries += 1) {
    const state = await readNotification(ports, invitation.envelope.id)
    if (state.isErr()) return err(state.error)
    const step = await takeStep({ ports, invitation, state: state.value, tries })
    if (step.isErr()) return err(step.error)
    if (step.value === 'settled') return ok('settled')
    await ports.pause(tries)
  }
  return ok('stopped')
}
