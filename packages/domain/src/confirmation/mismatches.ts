import type { Acceptance, Invitation } from '../community/state.js'
import type { EmailAddress } from '../identity/email-address.js'
import type { TenantId } from '../identity/ids.js'
import type { TenantProfile } from '../ports/tenant-directory.js'
import { addDays, type Timestamp } from '../time/timestamp.js'
import { lookOf } from './look-alike.js'

/** Something about an acceptance that whoever confirms it should look at twice. */
export type Mismatch =
  | {
      /** Somebody with another address than the invited one accepted. */
      readonly code: 'other-address'
      readonly invited: EmailAddress
      readonly accepted: EmailAddress
    }
  | {
      /** The address is in a domain that, as far as the host knows, is not the tenant's. */
      readonly code: 'domain-not-of-tenant'
      readonly address: EmailAddress
      readonly verifiedDomains: readonly string[]
    }
  | {
      /** The tenant's name looks like that of another tenant. */
      readonly code: 'name-looks-alike'
      readonly name: string
      readonly otherName: string
      readonly otherTenantId: TenantId
    }
  | {
      /** The host has had the tenant for a short time only. */
      readonly code: 'young-tenant'
      readonly since: Timestamp
    }
  | {
      /** The host knows no tenant under that id. */
      readonly code: 'unknown-tenant'
      readonly tenantId: TenantId
    }

/** What is known when an acceptance is looked at. */
export interface AcceptanceEvidence {
  readonly invitation: Pick<Invitation, 'recipient'>
  readonly acceptance: Pick<Acceptance, 'tenantId' | 'acceptedBy' | 'acceptedAt'>
  /** What the host knows of the accepting tenant; undefined where it knows none. */
  readonly profile: TenantProfile | undefined
  /** The tenants that a name must not be taken for: the owner, the members, and others of the host's choice. */
  readonly others: readonly TenantProfile[]
}

/** For how many days a tenant counts as young. */
export const youngTenantDays = 30

const domainOf = (address: EmailAddress): string => address.slice(address.lastIndexOf('@') + 1)

const isWithin = (domain: string, verified: string): boolean => domain === verified || domain.endsWith(`.${verified}`)

const otherAddress = ({ invitation, acceptance }: AcceptanceEvidence): readonly Mismatch[] => {
  const { email } = acceptance.acceptedBy
  return email === invitation.recipient
    ? []
    : [{ code: 'other-address', invited: invitation.recipient, accepted: email }]
}

const foreignDomains = ({ invitation, acceptance, profile }: AcceptanceEvidence): readonly Mismatch[] => {
  const verifiedDomains = profile?.verifiedDomains ?? []
  if (verifiedDomains.length === 0) return []
  return [...new Set([invitation.recipient, acceptance.acceptedBy.email])]
    .filter((address) => !verifiedDomains.some((verified) => isWithin(domainOf(address), verified)))
    .map((address) => ({ code: 'domain-not-of-tenant', address, verifiedDomains }))
}

const lookAlikes = ({ profile, others }: AcceptanceEvidence): readonly Mismatch[] => {
  if (profile === undefined) return []
  const { name } = profile
  const look = lookOf(name)
  return others
    .filter((other) => other.tenantId !== profile.tenantId && lookOf(other.name) === look)
    .map((other) => ({ code: 'name-looks-alike', name, otherName: other.name, otherTenantId: other.tenantId }))
}

const youth = ({ acceptance, profile }: AcceptanceEvidence): readonly Mismatch[] => {
  const since = profile?.since
  return since !== undefined && addDays(since, youngTenantDays) > acceptance.acceptedAt
    ? [{ code: 'young-tenant', since }]
    : []
}

/**
 * Finds what does not match between an invitation, its acceptance and what the host knows of the tenant that accepted.
 * None of it forbids to confirm; whoever confirms decides.
 */
export const mismatchesOf = (evidence: AcceptanceEvidence): readonly Mismatch[] => [
  ...(evidence.profile === undefined
    ? [{ code: 'unknown-tenant', tenantId: evidence.acceptance.tenantId } as const]
    : []),
  ...otherAddress(evidence),
  ...foreignDomains(evidence),
  ...lookAlikes(evidence),
  ...youth(evidence),
]
