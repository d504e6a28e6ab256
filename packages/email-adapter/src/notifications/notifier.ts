import type { Checkpoints, Position, StoredEvent } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { type EventWork, followHistory } from './follow-history.js'
import { notificationsIn } from './kinds/asked-notifications.js'
import type { Notification } from './kinds/notification.js'
import { asksForMail } from './kinds/who-gets-what.js'
import { type NotifierBasis, type PortsUntil, portsOf } from './notifier-ports.js'
import { growingPauseMs, pauseUntil } from './pauses.js'
import { makeProgress, type Progress, type Waited } from './progress.js'
import { runReminders } from './reminders/start-reminders.js'
import { mayPass, type SettleFailure } from './settle-failure.js'
import { settleNotification } from './settle-notification.js'
import type { SettlePorts } from './settle-ports.js'
import { makeStanding, type NotifierState, type Standing } from './standing.js'

/** What the notifier needs. */
export interface NotifierOptions extends NotifierBasis {
  readonly checkpoints: Checkpoints
  /** The name under which the notifier remembers how far it has come; `notifier` if left out. */
  readonly name?: string
}

/** Sends the mails that stored events ask for. */
export interface Notifier {
  readonly state: () => NotifierState
  /**
   * Resolves with `settled` when every mail asked for up to this position is sent or given up,
   * with `ended` when the notifier ends before that.
   */
  readonly settled: (position: Position) => Promise<Waited>
  /** Finishes the mail in hand, then ends. */
  readonly stop: () => Promise<void>
}

// Enough that a few hundred recipients whose servers put them off do not hold up anybody else.
const mostAtOnce = 1000

const settleAll = async (
  ports: SettlePorts,
  notifications: readonly Notification[],
): Promise<Result<'settled' | 'stopped', SettleFailure>> => {
  const settled = await Promise.all(notifications.map((one) => settleNotification(ports, one)))
  for (const one of settled) if (one.isErr() || one.value === 'stopped') return one
  return ok('settled')
}

const begin = (ports: SettlePorts, stored: StoredEvent): EventWork<SettleFailure> | undefined => {
  if (!asksForMail(stored.type)) return undefined
  const notifications = notificationsIn(ports, stored)
  return notifications.isErr() ? Promise.resolve(err(notifications.error)) : settleAll(ports, notifications.value)
}

interface Running {
  readonly options: NotifierOptions
  readonly standing: Standing
  readonly progress: Progress
  readonly stopping: AbortSignal
}

const follow = ({ options, standing, progress, stopping }: Running, ports: PortsUntil) =>
  followHistory<SettleFailure>({
    ...{ store: options.store, checkpoints: options.checkpoints, name: options.name ?? 'notifier' },
    ...{ signal: stopping, mostAtOnce },
    onEvent: (stored, signal) => begin(ports(signal), stored),
    onFollowing: () => standing.follows(true),
    onReached: progress.reach,
  })

/** Follows from the checkpoint again and again, until it is stopped or going on could lose a mail. */
const run = async (running: Running, ports: PortsUntil): Promise<'halted' | 'stopped'> => {
  const { options, standing, stopping } = running
  const { log, pauseMs = growingPauseMs } = options
  for (let failures = 1; !stopping.aborted; failures += 1) {
    const followed = await follow(running, ports)
    if (stopping.aborted) break
    if (followed.isErr() && !mayPass(followed.error)) {
      log({ level: 'error', message: 'The notifier cannot go on.', reason: followed.error.message })
      return 'halted'
    }
    const reason = followed.isErr() ? followed.error.message : 'The subscription ended.'
    log({ level: 'warn', message: 'The notifier reads on after a pause.', reason })
    // It was following: this is a new trouble, not the old one.
    if (standing.state() !== 'waiting-for-store') failures = 1
    standing.follows(false)
    await pauseUntil(pauseMs(failures, 'store'), stopping)
  }
  return 'stopped'
}

// Where the history cannot be followed any more, nobody is reminded either: what is true now would be unknown.
const work = async (running: Running, end: () => void): Promise<'halted' | 'stopped'> => {
  const { options, stopping } = running
  const ports = portsOf(options, running.standing)
  const reminding =
    options.reminders === undefined ? undefined : runReminders(options.reminders, ports(stopping), stopping)
  const [how] = await Promise.all([run(running, ports).finally(end), reminding])
  return how
}

/**
 * Starts reacting to stored events: each leads to the mails of the table in docs/mails.md. It begins
 * where it had come to, and goes on by itself when the store or the mail server comes back.
 */
export const startNotifier = (options: NotifierOptions): Notifier => {
  const stopping = new AbortController()
  const standing = makeStanding()
  const progress = makeProgress()
  const watched = async (): Promise<void> => {
    const ending = new AbortController()
    const signal = AbortSignal.any([stopping.signal, ending.signal])
    try {
      standing.ends(await work({ options, standing, progress, stopping: signal }, () => ending.abort()))
    } catch (bug) {
      ending.abort()
      options.log({ level: 'error', message: 'The notifier broke down.', reason: String(bug) })
      standing.ends('halted')
    }
    progress.end()
  }
  const running = watched()
  return {
    state: standing.state,
    settled: progress.reached,
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
