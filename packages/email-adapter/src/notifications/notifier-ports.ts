import { randomInt } from 'node:crypto'
import { makeLine } from '../line.js'
import { deliveryState } from './delivery-state.js'
import { type MailRate, makeDomainRate } from './domain-rate.js'
import type { NotifierLog } from './notifier-log.js'
import { growingPauseMs, type PauseReason, pauseUntil } from './pauses.js'
import type { ReminderOptions } from './reminders/start-reminders.js'
import type { SettlePorts } from './settle-ports.js'
import type { Standing } from './standing.js'

type FromHost =
  | 'store'
  | 'hasher'
  | 'clock'
  | 'handshake'
  | 'tenants'
  | 'links'
  | 'mailer'
  | 'invitationUrl'
  | 'pageUrl'
  | 'languageOf'
  | 'renderMail'
  | 'messageIdDomain'

/** What any notifier needs. */
export interface NotifierBasis extends Pick<SettlePorts, FromHost> {
  readonly log: NotifierLog
  /** Reminds of deadlines that come near; nobody is reminded if left out. */
  readonly reminders?: ReminderOptions
  /**
   * The pause before each further try, in milliseconds. If left out, it grows from a second to a minute,
   * and for a recipient who was put off from half a minute to a quarter of an hour.
   */
  readonly pauseMs?: (attempt: number, reason: PauseReason) => number
  /** How fast mails may leave for one recipient domain; 100 within a minute if left out. */
  readonly domainRate?: MailRate
  /** How long a mail is left to another notifier on the same store that has begun with it, in ms; 15,000 if left out. */
  readonly courtesyMs?: number
}

const hundredPerMinute: MailRate = { mails: 100, perMs: 60_000 }

/** What settling works with until a signal comes. */
export type PortsUntil = (signal: AbortSignal) => SettlePorts

/** Makes what settling works with; all that is made for one signal or another shares one line of mails. */
export const portsOf = (options: NotifierBasis, standing: Standing): PortsUntil => {
  const { pauseMs = growingPauseMs, courtesyMs = 15_000, clock } = options
  const lasting = {
    ...{ ...options, courtesyMs },
    ...{ line: makeLine(), ours: new Map(), startedAt: clock.now(), onMoving: standing.moves },
    deliveries: deliveryState(options),
    rate: makeDomainRate(options.domainRate ?? hundredPerMinute, () => performance.now()),
    writer: randomInt(2 ** 47),
  }
  return (signal: AbortSignal): SettlePorts => ({
    ...lasting,
    isStopped: () => signal.aborted,
    wait: (milliseconds) => pauseUntil(milliseconds, signal),
    pause: (attempt, reason) => {
      standing.waits(reason)
      return pauseUntil(pauseMs(attempt, reason), signal)
    },
  })
}
