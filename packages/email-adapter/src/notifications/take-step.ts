import { type Mail, type MailFailure, millisecondsOf } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { match } from 'ts-pattern'
import type { Notification } from './kinds/notification.js'
import type { NotificationGaveUp } from './notification-events.js'
import type { NotificationState } from './notification-state.js'
import { readNotification } from './notification-stream.js'
import type { PauseReason } from './pauses.js'
import { record, recordSent } from './record.js'
import { mayPass, type SettleFailure } from './settle-failure.js'
import { logAbout, type SettlePorts, type Step } from './settle-ports.js'
import { withoutSecrets } from './without-secrets.js'

type Stepped = Promise<Result<Step, SettleFailure>>

interface Situation {
  readonly ports: SettlePorts
  readonly notification: Notification
  /** How often in a row nobody was there to take the mail, this time included. */
  readonly attempt: number
}

const triesForRecipient = 8
// A server that is away for hours shall not fill the store with its absence.
const recordEvery = 20

const settled: Step = { kind: 'settled' }

const again = (because: PauseReason, attempt: number): Step => ({ kind: 'again', because, attempt })

const giveUp = async (
  { ports, notification, attempt }: Situation,
  state: NotificationState,
  data: Pick<NotificationGaveUp['data'], 'reason' | 'message'>,
): Stepped => {
  const gaveUpAt = ports.clock.now()
  const recorded = await record(ports, notification, state, { type: 'NotificationGaveUp', data: { ...data, gaveUpAt } })
  return recorded.map((end) => (end === 'overtaken' ? again('other-notifier', attempt) : settled))
}

const recordFailure = async (
  { ports, notification }: Situation,
  state: NotificationState,
  { reason, message }: MailFailure,
): Promise<Result<unknown, SettleFailure>> => {
  const data = { attempt: state.attempts + 1, reason, message: withoutSecrets(message), failedAt: ports.clock.now() }
  return record(ports, notification, state, { type: 'NotificationFailed', data })
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
  logAbout(situation.ports, situation.notification, { level: 'warn', message: taken, reason: message })
  return match(reason)
    .with('permanent', () => giveUp(situation, state, { reason: 'refused', message: withoutSecrets(message) }))
    .with('temporary', () => putOff(situation, state, failure))
    .with('unreachable', () => unreachable(situation, state, failure))
    .exhaustive()
}

const deliver = async (situation: Situation, state: NotificationState, mail: Mail): Stepped => {
  const { ports, notification } = situation
  const waitMs = ports.rate.take(mail.to)
  if (waitMs > 0) return ok({ kind: 'paced', waitMs })
  const sent = await ports.mailer.send(mail)
  if (sent.isErr()) return afterFailure(situation, state, sent.error)
  logAbout(ports, notification, { level: 'info', message: 'A mail was taken by the server.' })
  const recorded = await recordSent(ports, notification, state, sent.value)
  if (recorded.isErr()) {
    const message = 'A mail was taken, but that could not be recorded; it may leave again with the same Message-ID.'
    logAbout(ports, notification, { level: 'error', message, reason: recorded.error.message })
  }
  return recorded.map(() => settled)
}

const request = async (
  { ports, notification }: Situation,
  state: NotificationState,
  messageId: string,
): Promise<Result<NotificationState | 'overtaken', SettleFailure>> => {
  if (state.status !== 'none') return ok(state)
  const data = { ...notification.subject, messageId, requestedAt: ports.clock.now() }
  return record(ports, notification, state, { type: 'NotificationRequested', data })
}

// What an earlier run left open is taken on at once; what another notifier has just begun is left to it for a while.
const isInOtherHands = ({ ports, notification }: Situation, { status, changedAt, end }: NotificationState): boolean =>
  status === 'open' &&
  changedAt !== undefined &&
  changedAt > ports.startedAt &&
  ports.ours.get(notification.streamId) !== end.revision &&
  millisecondsOf(ports.clock.now()) - millisecondsOf(changedAt) < ports.courtesyMs

const writeAndDeliver = async (situation: Situation, state: NotificationState, messageId: string): Stepped => {
  const { ports, notification, attempt } = situation
  const due = await notification.write(messageId)
  if (due.isErr()) {
    if (due.error.kind !== 'tenant-directory-failure') return err(due.error)
    const message = 'The host could not tell the name of a tenant.'
    logAbout(ports, notification, { level: 'warn', message, reason: due.error.message })
    return ok(again('host', attempt))
  }
  return due.value.kind === 'due'
    ? deliver(situation, state, due.value.mail)
    : giveUp(situation, state, { reason: due.value.reason, message: due.value.message })
}

const look = async (situation: Situation): Stepped => {
  const { ports, notification, attempt } = situation
  const read = await readNotification(ports, notification.streamId)
  if (read.isErr()) return err(read.error)
  if (read.value.status === 'settled') return ok(settled)
  if (isInOtherHands(situation, read.value)) return ok(again('other-notifier', attempt))
  // Once asked for, a mail keeps its Message-ID, whatever the settings say since.
  const messageId = read.value.messageId ?? notification.messageId
  const requested = await request(situation, read.value, messageId)
  if (requested.isErr()) return err(requested.error)
  if (requested.value === 'overtaken') return ok(again('other-notifier', attempt))
  return writeAndDeliver(situation, requested.value, messageId)
}

/** Looks at a notification as it stands now, and does the one thing that is due. */
export const takeStep = async (situation: Situation): Stepped => {
  const step = await look(situation)
  if (step.isOk() || !mayPass(step.error)) return step
  const { ports, notification, attempt } = situation
  logAbout(ports, notification, { level: 'warn', message: 'The store does not answer.', reason: step.error.message })
  return ok(again('store', attempt))
}
