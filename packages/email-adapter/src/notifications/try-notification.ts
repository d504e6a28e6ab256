import { err, ok, type Result } from 'neverthrow'
import type { Notification } from './kinds/notification.js'
import { growingPauseMs, type PauseReason } from './pauses.js'
import type { SettleFailure } from './settle-failure.js'
import { takeTurn } from './settle-notification.js'
import type { SettlePorts, Step } from './settle-ports.js'

/** Tries notifications as often as it is asked to, but sends no earlier than a pause after the try before allows. */
export interface Tries {
  /** Makes one try; gives `settled`, or in a few words what is waited for. */
  readonly once: (ports: SettlePorts, notification: Notification) => Promise<Result<string, SettleFailure>>
}

interface Waiting {
  readonly until: number
  readonly tries: number
  readonly because: string
}

/**
 * Makes {@link Tries}. The pauses are kept in memory alone: after a restart a mail that waits is tried at once, and the
 * ledger still knows how often it was put off.
 */
export const makeTries = (pauseMs: (attempt: number, reason: PauseReason) => number = growingPauseMs): Tries => {
  const waiting = new Map<string, Waiting>()

  const waitAfter = (step: Exclude<Step, { readonly kind: 'settled' }>, tries: number): Waiting => {
    const now = performance.now()
    if (step.kind === 'paced') return { until: now + step.waitMs, tries, because: 'the rate of its domain' }
    const attempt = step.because === 'temporary' ? step.attempt : tries
    return { until: now + pauseMs(attempt, step.because), tries, because: step.because }
  }

  return {
    once: async (ports, notification) => {
      const { streamId } = notification
      const before = waiting.get(streamId)
      if (before !== undefined && before.until > performance.now()) return ok(before.because)
      const step = await ports.line(() => takeTurn(ports, notification))
      if (step.isErr()) return err(step.error)
      if (step.value === 'stopped') return ok('there was no time left')
      if (step.value.kind === 'settled') {
        waiting.delete(streamId)
        ports.ours.delete(streamId)
        return ok('settled')
      }
      const next = waitAfter(step.value, (before?.tries ?? 0) + 1)
      waiting.set(streamId, next)
      return ok(next.because)
    },
  }
}
