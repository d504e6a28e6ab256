import type { NotifierLog } from '@community-handshake/email-adapter'
import type { LogOptions, ServerOptions } from '@community-handshake/http-adapter'
import { pino } from 'pino'

/** Where the parts of the product write what happened: lines of JSON on standard error. */
export interface Log {
  readonly notifier: NotifierLog
}

/** Levels of the log, the least important first. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

/** A level of the log. */
export type LogLevel = (typeof logLevels)[number]

const standardError = { write: (line: string) => void process.stderr.write(line) }

/** Makes the log of everything but HTTP. */
export const makeLog = (level: LogLevel): Log => {
  const logger = pino({ level, base: { part: 'notifier' } }, standardError)
  return {
    notifier: ({ level: entryLevel, message, ...facts }) => logger[entryLevel](facts, message),
  }
}

/** The log of the HTTP server; none where nothing shall be logged. */
export const httpLog = (level: LogLevel): Pick<ServerOptions, 'log'> => {
  const options: LogOptions | undefined = level === 'silent' ? undefined : { level, destination: standardError }
  return options === undefined ? {} : { log: options }
}
