import { type Mail, type MailFailure, millisecondsOf } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { match } from 'ts-pattern'
import { dueInvitationMail } from './invitation-notification.js'
import type { NotificationGaveUp } from './notification-events.js'
import type { NotificationState } from './notification-state.js'
import { readNotification } from './notification-stream.js'
import type { PauseReason } from './pauses.js'
import { record, recordSent } from './record.js'
import { mayPass, type SettleFailure } from './settle-failure.js'
import { type InvitationToNotify, logAbout, type SettlePorts, type Step } from './settle-ports.js'
import { withoutSecrets } from './without-secrets.js'

type Stepped = Promise<Result<Step, SettleFailure>>

interface Situation {
  readonly ports: SettlePorts
  readonly invitation: InvitationToNotify
  /** How often in a row nobody was there to take the mail, this time included. */
  readonly attempt: number
}

const triesForRecipient = 8
// A server that is away for hours shall not fill the store with its absence.
const recordEvery = 20

const settled: Step = { kind: 'settled' }

const again = (because: PauseReason, attempt: number): Step => ({ kind: 'again', because, attempt })

const giveUp = async (
  { ports, invitation, attempt }: Situation,
  state: NotificationState,
  data: Pick<NotificationGaveUp['data'], 'reason' | 'message'>,
): Stepped => {
  const gaveUpAt = ports.clock.now()
  const recorded = await record(ports, invitation, state, { type: 'NotificationGaveUp', data: { ...data, gaveUpAt } })
  return recorded.map((end) => (end === 'overtaken' ? again('other-notifier', attempt) : settled))
}

const recordFailure = async (
  { ports, invitation }: Situation,
  state: NotificationState,
  { reason, message }: MailFailure,
): Promise<Result<unknown, SettleFailure>> => {
  const data = { attempt: state.attempts + 1, reason, message: withoutSecrets(message), failedAt: ports.clock.now() }
  return record(ports, invitation, state, { type: 'NotificationFailed', data })
}

const putOff = async (situation: Situation, state: NotificationState, failure: MailFailure): Stepped => {
  const tries = state.putOff + 1
  if (tries >= triesForRecipient)
    return giveUp(situation, state, { reason: 'too-many-attempts', message: withoutSecrets(failure.message) })
  const recorded = await recordFailure(situation, state, failure)
  return recorded.map(() => again('temporary', tries))
}

const unreachable = async (situation: Situation, state: NotificationState, failure: MailFailure): Stepped => {
  const { attempt } = situation
  const recorded =
    attempt % recordEvery === 1 ? await recordFailure(situation, state, failure) : ok<unknown, SettleFailure>(undefined)
  return recorded.map(() => again('unreachable', attempt))
}

const afterFailure = (situation: Situation, state: NotificationState, failure: MailFailure): Stepped => {
  const { reason, message } = failure
  const taken = `A mail was not taken (${reason}).`
  logAbout(situation.ports, situation.invitation, { level: 'warn', message: taken, reason: message })
  return match(reason)
    .with('permanent', () => giveUp(situation, state, { reason: 'refused', message: withoutSecrets(message) }))
    .with('temporary', () => putOff(situation, state, failure))
    .with('unreachable', () => unreachable(situation, state, failure))
    .exhaustive()
}

const deliver = async (situation: Situation, state: NotificationState, mail: Mail): Stepped => {
  const { ports, invitation } = situation
  const sent = await ports.mailer.send(mail)
  if (sent.isErr()) return afterFailure(situation, state, sent.error)
  logAbout(ports, invitation, { level: 'info', message: 'A mail was taken by the server.' })
  const recorded = await recordSent(ports, invitation, state, sent.value)
  if (recorded.isErr()) {
    const message = 'A mail was taken, but that could not be recorded; it may leave again with the same Message-ID.'
    logAbout(ports, invitation, { level: 'error', message, reason: recorded.error.message })
  }
  return recorded.map(() => settled)
}

const request = async (
  { ports, invitation }: Situation,
  state: NotificationState,
  messageId: string,
): Promise<Result<NotificationState | 'overtaken', SettleFailure>> => {
  if (state.status !== 'none') return ok(state)
  const { communityId, invitationId, generation } = invitation.event.data
  const what = { kind: 'invitation', communityId, invitationId, generation, messageId } as const
  const data = { ...what, requestedAt: ports.clock.now() }
  return record(ports, invitation, state, { type: 'NotificationRequested', data })
}

// What an earlier run left open is taken on at once; what another notifier has just begun is left to it for a while.
const isInOtherHands = ({ ports, invitation }: Situation, { status, changedAt, end }: NotificationState): boolean =>
  status === 'open' &&
  changedAt !== undefined &&
  changedAt > ports.startedAt &&
  ports.ours.get(invitation.envelope.id) !== end.revision &&
  millisecondsOf(ports.clock.now()) - millisecondsOf(changedAt) < ports.courtesyMs

const writeAndDeliver = async (situation: Situation, state: NotificationState, messageId: string): Stepped => {
  const { ports, invitation, attempt } = situation
  const due = await dueInvitationMail(ports, invitation.event, messageId)
  if (due.isErr()) {
    if (due.error.kind !== 'tenant-directory-failure') return err(due.error)
    const message = 'The host could not tell the name of a tenant.'
    logAbout(ports, invitation, { level: 'warn', message, reason: due.error.message })
    return ok(again('host', attempt))
  }
  return due.value.kind === 'due'
    ? deliver(situation, state, due.value.mail)
    : giveUp(situation, state, { reason: 'no-longer-needed', message: due.value.why })
}

const look = async (situation: Situation): Stepped => {
  const { ports, invitation, attempt } = situation
  const read = await readNotification(ports, invitation.envelope.id)
  if (read.isErr()) return err(read.error)
  if (read.value.status === 'settled') return ok(settled)
  if (isInOtherHands(situation, read.value)) return ok(again('other-notifier', attempt))
  const messageId = `${invitation.envelope.id}@${ports.messageIdDomain}`
  const requested = await request(situation, read.value, messageId)
  if (requested.isErr()) return err(requested.error)
  if (requested.value === 'overtaken') return ok(again('other-notifier', attempt))
  return writeAndDeliver(situation, requested.value, messageId)
}

/** Looks at a notification as it stands now, and does the one thing that is due. */
export const takeStep = async (situation: Situation): Stepped => {
  const step = await look(situation)
  if (step.isOk() || !mayPass(step.error)) return step
  const { ports, invitation, attempt } = situation
  logAbout(ports, invitation, { level: 'warn', message: 'The store does not answer.', reason: step.error.message })
  return ok(again('store', attempt))
}
