import type { Person } from '../../community/event-fields.js'
import { type CommunityEvent, type CommunityEventData, happened } from '../../community/events.js'
import type { CommunityDescription, CommunityName } from '../../community/names.js'
import { defaultPolicy } from '../../community/policy.js'
import type { EmailAddress } from '../../identity/email-address.js'
import type { CommunityId, InvitationId, TenantId, UserId } from '../../identity/ids.js'
import { type Timestamp, timestampOf } from '../../time/timestamp.js'

const uuid = (kind: number, number: number): string =>
  `01890a5d-ac96-7${kind.toString(16).padStart(3, '0')}-9000-${number.toString(16).padStart(12, '0')}`

/** The community of that number; higher numbers have higher ids. */
export const community = (number = 1): CommunityId => uuid(1, number) as CommunityId
/** The invitation of that number; higher numbers have higher ids. */
export const invitation = (number = 1): InvitationId => uuid(2, number) as InvitationId
/** A tenant of that name. */
export const tenant = (name: string): TenantId => name as TenantId
/** A user of that name. */
export const user = (name: string): UserId => name as UserId
/** The address of that name at `example.com`. */
export const address = (name: string): EmailAddress => `${name}@example.com` as EmailAddress
/** So many minutes after the beginning of 2026. */
export const minute = (count: number): Timestamp => timestampOf(Date.UTC(2026, 0, 1) + count * 60_000)

const ada: Person = { userId: user('ada'), email: address('ada') }

/** The tenant that owns every sample community. */
export const owner = tenant('owner')

/** What a sample is about; the first community or invitation, and minute 0, where nothing is said. */
interface About {
  readonly in?: number
  readonly number?: number
  readonly at?: number
}

const where = ({ in: communityNumber = 1 }: About) => ({ communityId: community(communityNumber) })
const which = (about: About) => ({ ...where(about), invitationId: invitation(about.number) })
const when = ({ at = 0 }: About): Timestamp => minute(at)

type Named = About & { readonly name?: string; readonly description?: string; readonly ownedBy?: string }
type Invited = About & { readonly to?: string; readonly due?: number }
type OfTenant = About & { readonly tenant?: string }

const texts = ({ name = 'Pumps', description = '' }: Named) => ({
  name: name as CommunityName,
  description: description as CommunityDescription,
})

/** By the tenant `owner`, called `Pumps`, unless said otherwise. */
export const created = (about: Named = {}): CommunityEvent =>
  happened('CommunityCreated', {
    ...where(about),
    ...texts(about),
    ownerTenantId: tenant(about.ownedBy ?? owner),
    contactEmail: ada.email,
    administratorRoles: [],
    policy: defaultPolicy,
    createdBy: ada,
    createdAt: when(about),
  })

/** With these texts from now on. */
export const renamed = (about: Named): CommunityEvent =>
  happened('CommunityDetailsChanged', { ...where(about), ...texts(about), changedBy: ada, changedAt: when(about) })

/** Closed by its owner. */
export const closed = (about: About = {}): CommunityEvent =>
  happened('CommunityClosed', { ...where(about), closedBy: ada, closedAt: when(about) })

/** To `guest@example.com`, with its deadline in minute 1,000, unless said otherwise. */
export const invited = (about: Invited = {}): CommunityEvent =>
  happened('TenantInvited', {
    ...which(about),
    recipient: address(about.to ?? 'guest'),
    recipientAsTyped: address(about.to ?? 'guest'),
    issuingTenantId: owner,
    issuedBy: ada,
    issuedAt: when(about),
    deadline: minute(about.due ?? 1000),
    generation: 1,
  })

/** With its deadline in minute 2,000 unless said otherwise. */
export const resent = (about: Invited): CommunityEvent =>
  happened('InvitationResent', {
    ...which(about),
    ...{ generation: 2, deadline: minute(about.due ?? 2000), resentBy: ada, resentAt: when(about) },
  })

const entitled = { entitledBy: 'link', generation: 1 } as const

/** For the tenant `guest` unless said otherwise. */
export const accepted = (about: OfTenant = {}): CommunityEvent =>
  happened('InvitationAccepted', {
    ...which(about),
    ...entitled,
    tenantId: tenant(about.tenant ?? 'guest'),
    contactEmail: ada.email,
    administratorRoles: [],
    acceptedBy: ada,
    acceptedAt: when(about),
  })

/** The tenant `guest` unless said otherwise. */
export const confirmed = (about: OfTenant = {}): CommunityEvent =>
  happened('TenantConfirmed', {
    ...which(about),
    ...{ tenantId: tenant(about.tenant ?? 'guest'), confirmedBy: ada, confirmedAt: when(about) },
  })

/** The three steps by which a tenant becomes a member. */
export const joined = (about: OfTenant & Invited = {}): readonly CommunityEvent[] => [
  invited(about),
  accepted(about),
  confirmed(about),
]

/** Declined by whoever holds the link. */
export const declined = (about: About = {}): CommunityEvent =>
  happened('InvitationDeclined', { ...which(about), ...entitled, declinedBy: ada, declinedAt: when(about) })

/** Taken back by its owner. */
export const revoked = (about: About = {}): CommunityEvent =>
  happened('InvitationRevoked', { ...which(about), revokedBy: ada, revokedAt: when(about) })

/** By the tenant `guest` unless said otherwise. */
export const withdrawn = (about: OfTenant = {}): CommunityEvent =>
  happened('AcceptanceWithdrawn', {
    ...which(about),
    ...{ tenantId: tenant(about.tenant ?? 'guest'), withdrawnBy: ada, withdrawnAt: when(about) },
  })

/** The tenant `guest` unless said otherwise. */
export const refused = (about: OfTenant = {}): CommunityEvent =>
  happened('TenantRefused', {
    ...which(about),
    ...{ tenantId: tenant(about.tenant ?? 'guest'), refusedBy: ada, refusedAt: when(about) },
  })

/** Noted as lapsed. */
export const expired = (about: About = {}): CommunityEvent =>
  happened('InvitationExpired', { ...which(about), deadline: when(about), expiredAt: when(about) })

type MemberEvent = 'TenantRemoved' | 'TenantLeft' | 'SharingPaused' | 'SharingResumed'

const acts: { readonly [Type in MemberEvent]: (by: Person, at: Timestamp) => object } = {
  TenantRemoved: (removedBy, removedAt) => ({ removedBy, removedAt }),
  TenantLeft: (leftBy, leftAt) => ({ leftBy, leftAt }),
  SharingPaused: (pausedBy, pausedAt) => ({ pausedBy, pausedAt }),
  SharingResumed: (resumedBy, resumedAt) => ({ resumedBy, resumedAt }),
}

/** What happens to a member as a whole; to `guest` unless said otherwise. */
export const memberEvent = <Type extends MemberEvent>(type: Type, about: OfTenant = {}): CommunityEvent => {
  const data = { ...where(about), tenantId: tenant(about.tenant ?? 'guest'), ...acts[type](ada, when(about)) }
  return { type, data: data as CommunityEventData[Type] } as CommunityEvent
}

/** By the tenant `guest` unless said otherwise. */
export const aliasChanged = (about: OfTenant & { readonly alias: string | null }): CommunityEvent =>
  happened('AliasChanged', {
    ...where(about),
    ...{ tenantId: tenant(about.tenant ?? 'guest'), alias: about.alias as CommunityName | null },
    ...{ changedBy: ada, changedAt: when(about) },
  })

/** By the tenant `guest` unless said otherwise. */
export const membersAdded = (about: OfTenant & { readonly users: readonly string[] }): CommunityEvent =>
  happened('MembersAdded', {
    ...where(about),
    tenantId: tenant(about.tenant ?? 'guest'),
    members: about.users.map((name) => ({ userId: user(name), email: address(name) })),
    ...{ addedBy: ada, addedAt: when(about) },
  })

/** By the tenant `guest` unless said otherwise. */
export const membersRemoved = (about: OfTenant & { readonly users: readonly string[] }): CommunityEvent =>
  happened('MembersRemoved', {
    ...where(about),
    ...{ tenantId: tenant(about.tenant ?? 'guest'), userIds: about.users.map(user) },
    ...{ removedBy: ada, removedAt: when(about) },
  })
