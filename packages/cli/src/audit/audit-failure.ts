import { exitCode } from '../commands/exit-codes.js'

/** An audit command that could not answer; the message says why and what to do. */
export interface AuditFailure {
  readonly kind: 'audit-failure'
  readonly message: string
  /** What the process ends with. */
  readonly exitCode: number
}

/** Makes an {@link AuditFailure} of something that was asked wrongly. */
export const askedWrongly = (message: string): AuditFailure => ({
  kind: 'audit-failure',
  message,
  exitCode: exitCode.usage,
})

/** Makes an {@link AuditFailure} of something that did not work out. */
export const notAnswered = (message: string): AuditFailure => ({
  kind: 'audit-failure',
  message,
  exitCode: exitCode.failed,
})
