import type { InvitationStatusName, Timestamp } from '../../../src/index.js'

/** What a state of an invitation says of itself, apart from its history. */
export interface InvitationFacts {
  readonly community: 'none' | 'open' | 'closed' | 'of newer software'
  /** `unknown` where there is no such invitation. */
  readonly invitation: InvitationStatusName | 'unknown'
  /** The deadline has passed, but nobody has noted it. */
  readonly lapsed?: boolean
  /** The tenant that was invited takes part. */
  readonly joined?: boolean
  /** Somebody had accepted before it came to its end. */
  readonly wasAccepted?: boolean
  /** What else is the case. */
  readonly also?: Speciality
  /** When the command comes; on the day of the invitation unless it is given. */
  readonly now?: Timestamp
}

/** What sets a row apart from the plain state of the invitation. */
export type Speciality =
  | 'recipient only'
  | 'four eyes'
  | 'only the issuer confirms'
  | 'another tenant is named'
  | 'another tenant accepted'
  | 'an older revision was looked at'
  | 'the present revision was looked at'
  | 'the tenant accepted another invitation'
  | 'an open invitation to the address'
  | 'as many open invitations as allowed'
  | 'as many mails to the address as allowed'
  | 'as many mails by the issuer as allowed'
  | 'the id is taken'
