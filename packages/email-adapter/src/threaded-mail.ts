import type { Mail } from '@community-handshake/domain'

/** A mail that may follow another one, so that mail programs show both together. */
export interface ThreadedMail extends Mail {
  /** The Message-ID, without angle brackets, of the mail that it follows (RFC 5322 section 3.6.4). */
  readonly follows?: string
}
