import type { DirectoryFailure, SweepReport } from '@community-handshake/domain'
import type { NotifierLog } from '@community-handshake/email-adapter'
import type { LogOptions, ServerOptions } from '@community-handshake/http-adapter'
import { type Logger, pino } from 'pino'

/** Where the parts of the product write what happened: lines of JSON on standard error. */
export interface Log {
  readonly notifier: NotifierLog
  readonly sweeper: SweeperLog
}

/** What the sweeper tells. */
export interface SweeperLog {
  /** A sweep found something to do. */
  readonly onSwept: (report: SweepReport) => void
  /** A sweep could not be made. */
  readonly onFailure: (failure: DirectoryFailure) => void
}

/** Levels of the log, the least important first. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

/** A level of the log. */
export type LogLevel = (typeof logLevels)[number]

const standardError = { write: (line: string) => void process.stderr.write(line) }

const sweeperLog = (logger: Logger): SweeperLog => ({
  onSwept: ({ failed, ...counts }) => {
    logger.info(counts, 'Invitations past their deadline have expired.')
    for (const { communityId, invitationId, failure } of failed)
      logger.warn({ communityId, invitationId, reason: failure.kind }, 'An invitation could not be expired.')
  },
  onFailure: ({ message }) => logger.warn({ reason: message }, 'Due invitations could not be looked for.'),
})

/** Makes the log of everything but HTTP. */
export const makeLog = (level: LogLevel): Log => {
  const logger = pino({ level, base: {} }, standardError)
  const notifier = logger.child({ part: 'notifier' })
  return {
    notifier: ({ level: entryLevel, message, ...facts }) => notifier[entryLevel](facts, message),
    sweeper: sweeperLog(logger.child({ part: 'sweeper' })),
  }
}

/** The log of the HTTP server; none where nothing shall be logged. */
export const httpLog = (level: LogLevel): Pick<ServerOptions, 'log'> => {
  const options: LogOptions | undefined = level === 'silent' ? undefined : { level, destination: standardError }
  return options === undefined ? {} : { log: options }
}
