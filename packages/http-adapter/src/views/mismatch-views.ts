import {
  type Acceptance,
  explainMismatch,
  type Invitation,
  type Mismatch,
  mismatchesOf,
  type TenantId,
  type TenantProfile,
} from '@community-handshake/domain'
import type { MismatchView } from '../schemas/invitation.js'
import type { TenantProfiles } from './tenant-names.js'

/** An acceptance that waits for a decision, with what is needed to compare it. */
export interface AwaitedDecision {
  readonly recipient: Invitation['recipient']
  readonly acceptance: Acceptance
  /** The tenants that the accepting one must not be taken for. */
  readonly otherTenantIds: readonly TenantId[]
}

const shown = (mismatch: Mismatch): MismatchView => {
  const { code, ...facts } = mismatch
  return { code, message: explainMismatch(mismatch), facts }
}

const notChecked = (tenantIds: readonly TenantId[]): MismatchView => ({
  code: 'not-checked',
  message: 'The platform could not be asked about every tenant, so not everything was compared. Look again later.',
  facts: { tenantIds },
})

// A tenant about which nobody could be asked is not one that nobody knows.
const profileOf = (tenantId: TenantId, { profiles, notAsked }: TenantProfiles): TenantProfile | undefined =>
  notAsked.has(tenantId) ? { tenantId, name: tenantId } : profiles.get(tenantId)

/** What does not match between an acceptance and what the host knows, and whether it could be asked at all. */
export const mismatchViews = (
  { recipient, acceptance, otherTenantIds }: AwaitedDecision,
  found: TenantProfiles,
): MismatchView[] => {
  const others = otherTenantIds.flatMap((tenantId) => found.profiles.get(tenantId) ?? [])
  const profile = profileOf(acceptance.tenantId, found)
  const mismatches = mismatchesOf({ invitation: { recipient }, acceptance, profile, others }).map(shown)
  return found.notAsked.size === 0 ? mismatches : [...mismatches, notChecked([...found.notAsked])]
}
