import {
  type Checkpoints,
  communityEventOf,
  openEvent,
  type Position,
  type StoredEvent,
} from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { followHistory } from './follow-history.js'
import type { NotifierLog } from './notifier-log.js'
import { growingPauseMs, pauseUntil } from './pauses.js'
import { makeProgress } from './progress.js'
import { type InvitationToNotify, type SettleFailure, type SettlePorts, settleInvitation } from './settle-invitation.js'

/** What the notifier needs. */
export interface NotifierOptions extends Omit<SettlePorts, 'pause' | 'isStopped' | 'onFailure' | 'onSent'> {
  readonly checkpoints: Checkpoints
  readonly log: NotifierLog
  /** The pause before each further try, in milliseconds; from 1 s growing to a minute if left out. */
  readonly pauseMs?: (attempt: number) => number
  /** The name under which the notifier remembers how far it has come; `notifier` if left out. */
  readonly name?: string
}

/**
 * What the notifier is doing.
 * - `waiting`: a mail was not taken, or the store did not answer; it tries again.
 * - `halted`: the history is damaged, and passing over an event could lose a mail; the log says where.
 */
export type NotifierState = 'running' | 'waiting' | 'halted' | 'stopped'

/** Sends the mails that stored events ask for. */
export interface Notifier {
  readonly state: () => NotifierState
  /** Resolves when every mail asked for up to this position is sent or given up. */
  readonly settled: (position: Position) => Promise<void>
  /** Finishes the mail in hand, then ends. */
  readonly stop: () => Promise<void>
}

const isDamage = (failure: SettleFailure): boolean =>
  failure.kind === 'history-damaged' || (failure.kind === 'store-failure' && failure.reason === 'damaged')

const settleStored = async (
  ports: SettlePorts,
  stored: StoredEvent,
): Promise<Result<'settled' | 'stopped', SettleFailure>> => {
  if (stored.type !== 'TenantInvited') return ok('settled')
  const opened = openEvent(ports.hasher, stored).andThen((envelope) =>
    communityEventOf(envelope, stored).map((event) => ({ envelope, event })),
  )
  if (opened.isErr()) return err(opened.error)
  const { envelope, event } = opened.value
  return event.type === 'TenantInvited' ? settleInvitation(ports, { envelope, event }) : ok('settled')
}

/**
 * Starts reacting to stored events: each {@link TenantInvited} leads to one mail. It begins where it had come to,
 * and goes on by itself when the store or the mail server comes back.
 */
export const startNotifier = (options: NotifierOptions): Notifier => {
  const { log, name = 'notifier', pauseMs = growingPauseMs } = options
  const stopping = new AbortController()
  const { signal } = stopping
  const progress = makeProgress()
  let state: NotifierState = 'running'

  const pause = (attempt: number): Promise<void> => {
    if (!signal.aborted) state = 'waiting'
    return pauseUntil(pauseMs(attempt), signal)
  }
  const about = ({ envelope }: InvitationToNotify) => ({
    eventId: envelope.id,
    correlationId: envelope.metadata.correlationId,
  })
  const ports: SettlePorts = {
    ...options,
    pause,
    isStopped: () => signal.aborted,
    onFailure: ({ reason, message }, invitation) =>
      log({ level: 'warn', message: `A mail was not taken (${reason}).`, reason: message, ...about(invitation) }),
    onSent: (invitation) => {
      state = 'running'
      log({ level: 'info', message: 'A mail was taken by the server.', ...about(invitation) })
    },
  }

  const follow = () =>
    followHistory<SettleFailure>({
      ...options,
      ...{ name, signal },
      onEvent: (stored) => settleStored(ports, stored),
      onReached: (position) => {
        state = 'running'
        progress.reach(position)
      },
    })
  const run = async (): Promise<void> => {
    for (let round = 1; !signal.aborted; round += 1) {
      const followed = await follow()
      if (followed.isOk()) break
      const halts = isDamage(followed.error)
      const level = halts ? 'error' : 'warn'
      log({ level, message: 'The notifier cannot go on.', reason: followed.error.message })
      if (halts) {
        state = 'halted'
        return
      }
      await pause(round)
    }
    state = 'stopped'
  }
  const running = run()

  return {
    state: () => state,
    settled: progress.reached,
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
