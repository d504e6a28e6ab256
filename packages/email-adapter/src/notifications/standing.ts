import type { PauseReason } from './pauses.js'

/**
 * What the notifier is doing.
 * - `waiting-for-mail-server`: no mail server answers; it tries again for as long as it takes.
 * - `waiting-for-store`: the event store does not answer; likewise.
 * - `halted`: the history is damaged or not understood, and passing over an event could lose a mail; the log says where.
 */
export type NotifierState = 'running' | 'waiting-for-mail-server' | 'waiting-for-store' | 'halted' | 'stopped'

/** Keeps track of {@link NotifierState}. */
export interface Standing {
  readonly state: () => NotifierState
  /** The line of mails is held up. */
  readonly waits: (reason: PauseReason) => void
  /** The line of mails is not held up any more. */
  readonly moves: () => void
  /** Tells whether the history can be followed. */
  readonly follows: (canFollow: boolean) => void
  readonly ends: (how: 'halted' | 'stopped') => void
}

/** Makes the {@link Standing} of a notifier that has just started. */
export const makeStanding = (): Standing => {
  let ended: 'halted' | 'stopped' | undefined
  let heldUpBy: PauseReason | undefined
  let isFollowing = true
  return {
    state: () => {
      if (ended !== undefined) return ended
      if (heldUpBy === 'unreachable') return 'waiting-for-mail-server'
      return heldUpBy === 'store' || !isFollowing ? 'waiting-for-store' : 'running'
    },
    waits: (reason) => {
      if (reason === 'unreachable' || reason === 'store') heldUpBy = reason
    },
    moves: () => {
      heldUpBy = undefined
    },
    follows: (canFollow) => {
      isFollowing = canFollow
    },
    ends: (how) => {
      ended = how
    },
  }
}
