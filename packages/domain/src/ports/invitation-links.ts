import type { Result } from 'neverthrow'
import type { InvitationId } from '../identity/ids.js'

/** Somebody presented a link secret that is not genuine. */
export interface InvalidLink {
  readonly kind: 'invalid-link'
}

/** Makes and checks the secret of an invitation's link. Nothing stores it: it is derived, and can be derived again. */
export interface InvitationLinks {
  /** The secret for one generation of an invitation. */
  readonly secretFor: (invitationId: InvitationId, generation: number) => string
  /** The generation that a secret was made for, if it is genuine and belongs to this invitation. */
  readonly check: (invitationId: InvitationId, secret: string) => Result<number, InvalidLink>
}
