import {
  type ConsumerGroup,
  type ConsumerGroups,
  communityStreamPrefix,
  type StoreFailure,
  type WorkFailure,
  type WorkItem,
} from '@community-handshake/domain'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import { notificationsIn } from './kinds/asked-notifications.js'
import { asksForMail } from './kinds/who-gets-what.js'
import { type NotifierBasis, type PortsUntil, portsOf } from './notifier-ports.js'
import { pauseUntil } from './pauses.js'
import { runReminders } from './reminders/start-reminders.js'
import { mayPass } from './settle-failure.js'
import type { SettlePorts } from './settle-ports.js'
import { makeStanding, type NotifierState, type Standing } from './standing.js'
import { makeTries, type Tries } from './try-notification.js'

/** What a notifier that shares its work with others needs. */
export interface SharedNotifierOptions extends NotifierBasis {
  /** Hands out the events, each to one of those who take part. */
  readonly groups: ConsumerGroups
  /** The name of the group; `notifier` if left out. */
  readonly name?: string
  /**
   * How long one attempt may take, in milliseconds, 100 to 3,600,000; 60,000 if left out. Where a process is killed,
   * others take up its mails after that long.
   */
  readonly leaseMs?: number
}

/** A notifier that takes part in the work of a group. */
export interface SharedNotifier {
  readonly state: () => NotifierState
  /** Finishes the mail in hand, then ends. */
  readonly stop: () => Promise<void>
}

const hourMs = 3_600_000
const concurrency = 50

const retry = (reason: string): Result<never, WorkFailure> => err({ kind: 'work-failure', action: 'retry', reason })

const defaultLeaseMs = 60_000

// Half of the lease is left for the mail in hand and for its record.
const budgetOf = ({ leaseMs = defaultLeaseMs }: SharedNotifierOptions): number => Math.floor(leaseMs / 2)

const open = (options: SharedNotifierOptions): Result<ConsumerGroup, StoreFailure> => {
  const { groups, name = 'notifier', leaseMs = defaultLeaseMs } = options
  // A mail server may be away for hours before anything is set aside, and that is taken up again within the hour.
  const patience = { leaseMs, longestPauseMs: budgetOf(options), maxAttempts: 1000 }
  return groups.group({ name, streamPrefix: communityStreamPrefix, ...patience })
}

/** The ports for one attempt at an event, which is to be over well before others get the event too. */
const portsForAttempt = (ports: SettlePorts, budgetMs: number): SettlePorts => {
  const until = performance.now() + budgetMs
  return { ...ports, isStopped: () => ports.isStopped() || performance.now() > until }
}

const setAside = (ports: SettlePorts, reason: string): Result<never, WorkFailure> => {
  ports.log({ level: 'error', message: 'An event is set aside; its mails wait until it can be read.', reason })
  return err({ kind: 'work-failure', action: 'park', reason })
}

interface Attempts {
  readonly ports: SettlePorts
  readonly tries: Tries
  readonly budgetMs: number
}

const attempt = async (
  { ports, tries, budgetMs }: Attempts,
  { event }: WorkItem,
): Promise<Result<void, WorkFailure>> => {
  if (!asksForMail(event.type)) return ok(undefined)
  const notifications = notificationsIn(ports, event)
  if (notifications.isErr()) return setAside(ports, notifications.error.message)
  const ofAttempt = portsForAttempt(ports, budgetMs)
  let waitsFor = ''
  for (const notification of notifications.value) {
    const tried = await tries.once(ofAttempt, notification)
    if (tried.isErr()) return mayPass(tried.error) ? retry(tried.error.message) : setAside(ports, tried.error.message)
    if (tried.value !== 'settled') waitsFor = tried.value
  }
  return waitsFor === '' ? ok(undefined) : retry(waitsFor)
}

// What was set aside is tried again: by a newer version that can read it, or when the mail server came back after days.
const takeUpAgain = async (group: ConsumerGroup, { log }: SettlePorts, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    const replayed = await group.replayParked()
    if (replayed.isErr())
      log({ level: 'warn', message: 'What was set aside is not taken up yet.', reason: replayed.error.message })
    await pauseUntil(hourMs, signal)
  }
}

const takePart = async (
  options: SharedNotifierOptions,
  group: ConsumerGroup,
  ports: PortsUntil,
  signal: AbortSignal,
): Promise<Result<void, StoreFailure>> => {
  const ending = new AbortController()
  const until = AbortSignal.any([signal, ending.signal])
  const own = ports(until)
  const attempts = { ports: own, tries: makeTries(options.pauseMs), budgetMs: budgetOf(options) }
  const consuming = group.consume({
    ...{ signal: until, concurrency },
    work: (item) => new ResultAsync(attempt(attempts, item)),
  })
  const beside = [
    takeUpAgain(group, own, until),
    options.reminders === undefined ? undefined : runReminders(options.reminders, own, until),
  ]
  const ended = Promise.resolve(consuming).finally(() => ending.abort())
  const [consumed] = await Promise.all([ended, ...beside])
  return consumed
}

const run = async (
  options: SharedNotifierOptions,
  standing: Standing,
  signal: AbortSignal,
): Promise<'halted' | 'stopped'> => {
  const group = open(options)
  const done = await group.asyncAndThen(
    (opened) => new ResultAsync(takePart(options, opened, portsOf(options, standing), signal)),
  )
  if (group.isOk()) await group.value.close()
  if (done.isOk()) return 'stopped'
  options.log({ level: 'error', message: 'The notifier cannot go on.', reason: done.error.message })
  return 'halted'
}

/**
 * Starts a notifier that shares its work with all others of the same group, in this process and in others: each stored
 * event is handed to one of them, and to another where that one does not come back. What became of each mail stands in
 * the same ledger, so that whichever of them looks, a mail is not sent again.
 */
export const startSharedNotifier = (options: SharedNotifierOptions): SharedNotifier => {
  const stopping = new AbortController()
  const standing = makeStanding()
  const watched = async (): Promise<void> => {
    try {
      standing.ends(await run(options, standing, stopping.signal))
    } catch (bug) {
      stopping.abort()
      options.log({ level: 'error', message: 'The notifier broke down.', reason: String(bug) })
      standing.ends('halted')
    }
  }
  const running = watched()
  return {
    state: standing.state,
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
