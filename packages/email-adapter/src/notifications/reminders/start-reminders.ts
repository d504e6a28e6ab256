import { setMaxListeners } from 'node:events'
import {
  addDays,
  type CommunityDirectory,
  type DirectoryFailure,
  type DueInvitation,
  type HistoryDamaged,
  type StoreFailure,
} from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import type { Notification } from '../kinds/notification.js'
import { pauseUntil } from '../pauses.js'
import { settleNotification } from '../settle-notification.js'
import type { SettlePorts } from '../settle-ports.js'
import { reminderDays } from './remind-at.js'
import { remindersFor } from './reminder-notifications.js'

/** How people are reminded of a deadline that comes near. */
export interface ReminderOptions {
  /** Where invitations whose deadline is near are found. */
  readonly directory: Pick<CommunityDirectory, 'dueInvitations'>
  /** The pause between two looks at the clock, in milliseconds; five minutes if left out. */
  readonly everyMs?: number
}

const fiveMinutes = 300_000
const mostAtOnce = 100

type LookFailure = DirectoryFailure | StoreFailure | HistoryDamaged

// The list has no cursor: a page that is full is asked for again, twice as long.
const nearDeadlines = async (
  { directory }: ReminderOptions,
  ports: SettlePorts,
): Promise<Result<readonly DueInvitation[], DirectoryFailure>> => {
  const until = addDays(ports.clock.now(), reminderDays)
  for (let limit = 500; ; limit *= 2) {
    const due = await directory.dueInvitations(until, limit)
    if (due.isErr() || due.value.length < limit) return due
  }
}

const notificationsOf = async (
  ports: SettlePorts,
  { communityId, invitationId }: DueInvitation,
): Promise<Result<readonly Notification[], LookFailure>> => {
  const read = await ports.handshake.read(communityId)
  if (read.isErr()) return err(read.error)
  const invitation = read.value.kind === 'Community' ? read.value.invitations.get(invitationId) : undefined
  return ok(invitation === undefined ? [] : remindersFor(ports, communityId, invitation, ports.clock.now()))
}

/** What has been reminded of since the process started; the ledger knows the rest. */
interface Reminders {
  readonly done: Set<string>
  readonly inHand: Map<string, Promise<void>>
}

const settle = async (
  ports: SettlePorts,
  { done, inHand }: Reminders,
  notification: Notification,
  signal: AbortSignal,
): Promise<void> => {
  const settled = await settleNotification(ports, notification)
  inHand.delete(notification.streamId)
  if (settled.isOk()) {
    if (settled.value === 'settled') done.add(notification.streamId)
  } else if (!signal.aborted) {
    ports.log({ level: 'error', message: 'A reminder cannot be sent.', reason: settled.error.message })
  }
}

const begin = (ports: SettlePorts, reminders: Reminders, notification: Notification, signal: AbortSignal): void => {
  const { done, inHand } = reminders
  const { streamId } = notification
  if (done.has(streamId) || inHand.has(streamId) || inHand.size >= mostAtOnce) return
  inHand.set(streamId, settle(ports, reminders, notification, signal))
}

const look = async (
  options: ReminderOptions,
  ports: SettlePorts,
  reminders: Reminders,
  signal: AbortSignal,
): Promise<void> => {
  const near = await nearDeadlines(options, ports)
  if (near.isErr()) {
    ports.log({ level: 'warn', message: 'Reminders could not be looked for.', reason: near.error.message })
    return
  }
  for (const due of near.value) {
    if (signal.aborted) return
    const notifications = await notificationsOf(ports, due)
    if (notifications.isOk()) for (const one of notifications.value) begin(ports, reminders, one, signal)
    else ports.log({ level: 'warn', message: 'A reminder could not be made.', reason: notifications.error.message })
  }
}

/**
 * Looks at the clock again and again and reminds whoever is waited for, once: the ledger knows who was reminded,
 * so neither a restart nor a second process beside this one does so again.
 */
export const runReminders = async (
  options: ReminderOptions,
  ports: SettlePorts,
  signal: AbortSignal,
): Promise<void> => {
  // Each reminder that pauses listens to it; that many are no leak.
  setMaxListeners(mostAtOnce + 10, signal)
  const reminders: Reminders = { done: new Set(), inHand: new Map() }
  while (!signal.aborted) {
    await look(options, ports, reminders, signal)
    await pauseUntil(options.everyMs ?? fiveMinutes, signal)
  }
  await Promise.all(reminders.inHand.values())
}
