import { setTimeout } from 'node:timers/promises'

/**
 * Why the notifier pauses before it tries again.
 * - `unreachable`: no mail server answers; nobody's mail can leave.
 * - `store`: the event store does not answer.
 * - `temporary`: the mail server put off one recipient; the others' mails go on.
 * - `host`: the host could not tell about one tenant; the others' mails go on.
 * - `other-notifier`: another notifier is about to send this mail.
 */
export type PauseReason = 'unreachable' | 'store' | 'temporary' | 'host' | 'other-notifier'

const second = 1000
const minute = 60 * second

// Servers that put off strangers on purpose ("greylisting") want some minutes, and 8 tries are to span most of an hour.
const spans: Readonly<Record<PauseReason, { readonly first: number; readonly longest: number }>> = {
  unreachable: { first: second, longest: minute },
  store: { first: second, longest: minute },
  temporary: { first: 30 * second, longest: 15 * minute },
  host: { first: second, longest: minute },
  'other-notifier': { first: 250, longest: 2 * second },
}

/** The pause before the next try in milliseconds: it doubles from try to try up to a limit, with some chance in it. */
export const growingPauseMs = (attempt: number, reason: PauseReason): number => {
  const { first, longest } = spans[reason]
  return Math.min(longest, first * 2 ** Math.min(attempt - 1, 20)) * (0.75 + Math.random() / 4)
}

/** Waits, but not longer than until the signal. */
export const pauseUntil = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  try {
    await setTimeout(milliseconds, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
