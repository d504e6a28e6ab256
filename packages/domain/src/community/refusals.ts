import type { EmailAddress } from '../identity/email-address.js'
import type { InvitationId, TenantId } from '../identity/ids.js'
import type { Timestamp } from '../time/timestamp.js'
import type { Person } from './event-fields.js'
import type { InvitationStatusName } from './state.js'

interface Nothing {
  readonly [key: string]: never
}
interface Deadline {
  readonly deadline: Timestamp
}
interface Ended {
  readonly by: Person
  readonly at: Timestamp
}
interface Limit {
  readonly limit: number
}
interface LimitUntil extends Limit {
  /** From then on one more is allowed. */
  readonly retryAt: Timestamp
}
interface AcceptanceFacts {
  readonly tenantId: TenantId
  readonly acceptedBy: Person
  readonly acceptedAt: Timestamp
}

/** Each way to be refused, with the facts that come along. */
export interface RefusalFacts {
  'community-not-found': Nothing
  'community-id-taken': Nothing
  'not-community-administrator': { readonly tenantId: TenantId }
  'not-tenant-administrator': { readonly tenantId: TenantId }
  'not-owner-tenant': { readonly ownerTenantId: TenantId }
  'administrator-roles-exclude-creator': Nothing
  'invitation-not-found': Nothing
  'invitation-id-taken': { readonly invitationId: InvitationId }
  'already-invited': Deadline & { readonly invitationId: InvitationId }
  'too-many-pending': Limit
  'too-many-to-recipient': LimitUntil
  'too-many-by-sender': LimitUntil
  'email-not-verified': Nothing
  'not-the-recipient': { readonly maskedRecipient: string }
  'link-invalid': Nothing
  'link-superseded': { readonly generation: number; readonly currentGeneration: number; readonly sentAt: Timestamp }
  'wrong-tenant': { readonly signedInTenantId: TenantId; readonly namedTenantId: TenantId }
  'own-tenant': { readonly tenantId: TenantId }
  'already-member': { readonly tenantId: TenantId; readonly since: Timestamp }
  'tenant-has-open-acceptance': { readonly tenantId: TenantId; readonly invitationId: InvitationId }
  'already-accepted': AcceptanceFacts
  'already-confirmed': AcceptanceFacts & { readonly confirmedBy: Person; readonly confirmedAt: Timestamp }
  'not-accepted': Deadline & { readonly recipient: EmailAddress }
  'other-tenant-accepted': AcceptanceFacts & { readonly namedTenantId: TenantId }
  'acceptance-changed': { readonly seenRevision: number; readonly currentRevision: number }
  'accepted-meanwhile': AcceptanceFacts
  'invitation-expired': Deadline
  'not-due': Deadline
  'already-declined': Ended
  'already-withdrawn': Ended
  'already-refused': Ended
  'already-revoked': Ended
  'community-closed': { readonly closedAt: Timestamp }
  'four-eyes-required': { readonly issuedBy: Person }
  'only-issuer-confirms': { readonly issuedBy: Person }
  'not-a-member': { readonly tenantId: TenantId }
  'owner-stays': { readonly tenantId: TenantId }
  'name-not-typed': { readonly name: string }
  'already-paused': Ended
  'not-paused': { readonly tenantId: TenantId }
  'nothing-to-change': Nothing
  'policy-not-workable': { readonly field: string; readonly problem: string }
  'too-many-members': Limit
  'command-id-reused': Nothing
  'revision-changed': { readonly expectedRevision: number; readonly currentRevision: number }
  'history-not-understood': { readonly unknownEvents: number }
}

/** The stable name of a way to be refused. */
export type RefusalCode = keyof RefusalFacts

/** Where the matter stands that the command was about. */
export type CurrentState = 'NoCommunity' | 'Open' | 'Closed' | InvitationStatusName

/** A refusal with one certain code. */
export interface RefusalWith<Code extends RefusalCode> {
  readonly kind: 'refusal'
  readonly code: Code
  /** Where the matter stands that the command was about. */
  readonly state: CurrentState
  readonly facts: RefusalFacts[Code]
}

/** A refusal with one of some codes; see {@link Refusal}. */
export type RefusalAmong<Codes extends RefusalCode> = { readonly [Code in Codes]: RefusalWith<Code> }[Codes]

/**
 * A command that the rules do not allow: a value, not an exception, and nothing was changed.
 * `code` never changes its meaning; {@link explainRefusal} gives the sentence for people.
 */
export type Refusal = RefusalAmong<RefusalCode>

/** Makes a {@link Refusal}. */
export const refusal = <Code extends RefusalCode>(
  code: Code,
  state: CurrentState,
  facts: RefusalFacts[Code],
): RefusalWith<Code> => ({ kind: 'refusal', code, state, facts })
