import type { RefusalCode } from '@community-handshake/domain'

/** The HTTP statuses that refusals have. */
export type RefusalStatus = 403 | 404 | 409 | 410 | 412 | 422 | 429

/**
 * The HTTP status of each refusal (RFC 9110): 404 what the caller cannot see, 403 what the caller may not do,
 * 410 what is over, 412 what has changed since it was looked at, 422 a key used for something else and input that
 * does not fit the community, 429 what was asked for too often, 409 everything else that stands in the way.
 */
export const refusalStatus: { readonly [Code in RefusalCode]: RefusalStatus } = {
  'community-not-found': 404,
  'invitation-not-found': 404,
  'not-a-member': 404,
  'not-community-administrator': 403,
  'not-tenant-administrator': 403,
  'not-owner-tenant': 403,
  'administrator-roles-exclude-creator': 403,
  'email-not-verified': 403,
  'not-the-recipient': 403,
  'link-invalid': 403,
  'wrong-tenant': 403,
  'four-eyes-required': 403,
  'only-issuer-confirms': 403,
  'link-superseded': 410,
  'invitation-expired': 410,
  'already-declined': 410,
  'already-withdrawn': 410,
  'already-refused': 410,
  'already-revoked': 410,
  'community-closed': 410,
  'revision-changed': 412,
  'acceptance-changed': 412,
  'command-id-reused': 422,
  'name-not-typed': 422,
  'policy-not-workable': 422,
  'too-many-to-recipient': 429,
  'too-many-by-sender': 429,
  'community-id-taken': 409,
  'invitation-id-taken': 409,
  'already-invited': 409,
  'too-many-pending': 409,
  'own-tenant': 409,
  'already-member': 409,
  'tenant-has-open-acceptance': 409,
  'already-accepted': 409,
  'already-confirmed': 409,
  'not-accepted': 409,
  'other-tenant-accepted': 409,
  'accepted-meanwhile': 409,
  'not-due': 409,
  'owner-stays': 409,
  'already-paused': 409,
  'not-paused': 409,
  'nothing-to-change': 409,
  'too-many-members': 409,
  'history-not-understood': 409,
}
