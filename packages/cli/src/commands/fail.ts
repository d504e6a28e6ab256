import type { AuditFailure } from '../audit/audit-failure.js'

/** Ends a command that could not answer: says why on standard error, and sets the exit code. */
export const fail = ({ message, exitCode }: AuditFailure): void => {
  process.stderr.write(`error: ${message}\n`)
  process.exitCode = exitCode
}
