/** A line for the host's log: no secret and no address in it. */
export interface NotifierLogEntry {
  readonly level: 'info' | 'warn' | 'error'
  readonly message: string
  /** The stream that says what became of the mail. */
  readonly notification?: string
  /** The event that asked for the mail; left out where the time did. */
  readonly eventId?: string
  readonly correlationId?: string
  /** Why, as a code or in the mail server's words. */
  readonly reason?: string
}

/** Takes a line for the host's log. */
export type NotifierLog = (entry: NotifierLogEntry) => void
