import type { MailAccepted, RevisionConflict } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import type { Notification } from './kinds/notification.js'
import type { NotificationEvent } from './notification-events.js'
import type { NotificationState } from './notification-state.js'
import { ledgerEntry, readNotification, storeEntry } from './notification-stream.js'
import { mayPass, type SettleFailure } from './settle-failure.js'
import type { SettlePorts } from './settle-ports.js'
import { withoutSecrets } from './without-secrets.js'

const triesAfterStop = 3

// As long as the store does not answer; after the stop only a few times more.
const patiently = async <T, Failure extends RevisionConflict | SettleFailure>(
  ports: SettlePorts,
  work: () => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> => {
  for (let attempt = 1; ; attempt += 1) {
    const done = await work()
    if (done.isOk() || !mayPass(done.error)) return done
    if (ports.isStopped() && attempt >= triesAfterStop) return done
    await ports.pause(attempt, 'store')
  }
}

/** Records what happened, and gives the new end; `overtaken` where somebody else recorded something first. */
export const record = async (
  ports: SettlePorts,
  notification: Notification,
  state: NotificationState,
  event: NotificationEvent,
): Promise<Result<NotificationState | 'overtaken', SettleFailure>> => {
  // The very same entry each time: whether or not an earlier try came through, it is stored once.
  const entry = ledgerEntry(ports, notification, state.end, event)
  const stored = await patiently(ports, () => storeEntry(ports, entry))
  if (stored.isOk()) {
    ports.ours.set(notification.streamId, stored.value.revision)
    return ok({ ...state, status: 'open', end: stored.value })
  }
  return stored.error.kind === 'revision-conflict' ? ok('overtaken') : err(stored.error)
}

/** Records that a mail was taken, whatever others recorded in the meantime: a mail that has left must not leave again. */
export const recordSent = async (
  ports: SettlePorts,
  notification: Notification,
  before: NotificationState,
  { response }: MailAccepted,
): Promise<Result<void, SettleFailure>> => {
  const sentAt = ports.clock.now()
  let state = before
  while (state.status !== 'settled') {
    const data = { attempt: state.attempts + 1, response: withoutSecrets(response), sentAt }
    const recorded = await record(ports, notification, state, { type: 'NotificationSent', data })
    if (recorded.isErr()) return err(recorded.error)
    if (recorded.value !== 'overtaken') return ok(undefined)
    const read = await patiently(ports, () => readNotification(ports, notification.streamId))
    if (read.isErr()) return err(read.error)
    state = read.value
  }
  return ok(undefined)
}
