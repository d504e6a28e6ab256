import { err, ok, type Result } from 'neverthrow'
import type { Notification } from './kinds/notification.js'
import type { PauseReason } from './pauses.js'
import type { SettleFailure } from './settle-failure.js'
import type { SettlePorts, Step } from './settle-ports.js'
import { takeStep } from './take-step.js'

// Where no mail server or no store answers, the next in the line could do no better.
const holdsUpAll = (reason: PauseReason): boolean => reason === 'unreachable' || reason === 'store'

/** The notifier was stopped before a step came to its end. */
const stopped = 'stopped' as const

/** One turn at the head of the line: kept as long as nobody's mail can leave. */
export const takeTurn = async (
  ports: SettlePorts,
  notification: Notification,
): Promise<Result<Step | typeof stopped, SettleFailure>> => {
  for (let attempt = 1; !ports.isStopped(); attempt += 1) {
    const step = await takeStep({ ports, notification, attempt })
    if (step.isErr()) return err(step.error)
    if (step.value.kind !== 'again' || !holdsUpAll(step.value.because)) {
      ports.onMoving()
      return step
    }
    await ports.pause(step.value.attempt, step.value.because)
  }
  return ok(stopped)
}

const pauseAfter = async (
  ports: SettlePorts,
  step: Exclude<Step, { readonly kind: 'settled' }>,
  turns: number,
): Promise<void> => {
  if (step.kind === 'paced') return ports.wait(step.waitMs)
  const { because, attempt } = step
  return ports.pause(because === 'temporary' ? attempt : turns, because)
}

/**
 * Brings the mail of one notification to its end: sent, or given up. What happened is recorded in the notification's
 * own stream, so that reading the history again sends nothing; a crash between sending and recording
 * repeats that one mail with the same Message-ID.
 *
 * - No server answers: tried again for as long as it takes, and the others wait as well.
 * - The server says later (4yz): up to 8 tries with growing pauses, while the others' mails go on.
 * - The server says no (5yz): given up at once.
 * - Many mails go to one domain: they leave no faster than the rate allows, while the others' mails go on.
 */
export const settleNotification = async (
  ports: SettlePorts,
  notification: Notification,
): Promise<Result<'settled' | 'stopped', SettleFailure>> => {
  for (let turns = 1; !ports.isStopped(); turns += 1) {
    const step = await ports.line(() => takeTurn(ports, notification))
    if (step.isErr()) return err(step.error)
    if (step.value === stopped) break
    if (step.value.kind === 'settled') {
      ports.ours.delete(notification.streamId)
      return ok('settled')
    }
    await pauseAfter(ports, step.value, turns)
  }
  return ok(stopped)
}
