import type { ResultAsync } from 'neverthrow'
import type { ActionKey } from './action-key.js'
import type { ApiFailure } from './failure.js'
import type { Follow } from './live/follow-events.js'
import type {
  AcceptChoices,
  Caller,
  CommunitiesQuery,
  Community,
  CommunityChange,
  CommunityMember,
  CommunitySummary,
  CommunityTenant,
  HistoryEntry,
  HistoryQuery,
  Invitation,
  InvitationsQuery,
  NewCommunity,
  NewInvitation,
  NewMember,
  Page,
  PageQuery,
  ReceivedInvitation,
  TenantChange,
} from './views.js'

/** What a request gives: never a thrown error. */
export type Answer<Value> = ResultAsync<Value, ApiFailure>

/** How to read. */
export interface ReadOptions {
  /** Ends the request; it then fails with `aborted`. */
  readonly signal?: AbortSignal
}

/** How to act. */
export interface Act {
  /** Names the action: the same for every try of it. */
  readonly key: ActionKey
  /** The `revision` of what was looked at: the answer is `changed` if it has moved on since. */
  readonly ifRevision?: number
}

/** How to read or answer an invitation that was received. */
export interface WithSecret {
  /** The secret of the mail's link, where the person came by it. */
  readonly secret?: string
}

/** Communities. */
export interface CommunitiesApi {
  readonly list: (query?: CommunitiesQuery, options?: ReadOptions) => Answer<Page<CommunitySummary>>
  readonly read: (communityId: string, options?: ReadOptions) => Answer<Community>
  readonly create: (body: NewCommunity, act: Act) => Answer<Community>
  readonly change: (communityId: string, body: CommunityChange, act: Act) => Answer<Community>
  /** Closes it for good; its name must be typed. */
  readonly close: (communityId: string, typedName: string, act: Act) => Answer<Community>
  /** Its events, the oldest first. */
  readonly history: (communityId: string, query?: HistoryQuery, options?: ReadOptions) => Answer<Page<HistoryEntry>>
}

/** The tenants of a community. `ifRevision` is the community's. */
export interface TenantsApi {
  readonly list: (communityId: string, query?: PageQuery, options?: ReadOptions) => Answer<Page<CommunityTenant>>
  readonly read: (communityId: string, tenantId: string, options?: ReadOptions) => Answer<CommunityTenant>
  /** Changes one thing of the caller's own tenant: contact address, alias, administrator roles or sharing. */
  readonly change: (communityId: string, tenantId: string, body: TenantChange, act: Act) => Answer<CommunityTenant>
  /** The owner removes another tenant. */
  readonly remove: (communityId: string, tenantId: string, act: Act) => Answer<void>
  /** The caller's own tenant leaves; the community's name or the alias must be typed. */
  readonly leave: (communityId: string, tenantId: string, typedName: string, act: Act) => Answer<void>
}

/** The members of the caller's own tenant. `ifRevision` is the community's. */
export interface MembersApi {
  readonly list: (
    communityId: string,
    tenantId: string,
    query?: PageQuery,
    options?: ReadOptions,
  ) => Answer<Page<CommunityMember>>
  readonly add: (
    communityId: string,
    tenantId: string,
    members: readonly NewMember[],
    act: Act,
  ) => Answer<readonly CommunityMember[]>
  readonly remove: (communityId: string, member: { tenantId: string; userId: string }, act: Act) => Answer<void>
}

/** Which invitation of which community. */
export interface InvitationAt {
  readonly communityId: string
  readonly invitationId: string
}

/** The owner's side of the handshake. `ifRevision` is the invitation's. */
export interface InvitationsApi {
  readonly list: (communityId: string, query?: InvitationsQuery, options?: ReadOptions) => Answer<Page<Invitation>>
  /** With the mismatches of its acceptance, which lists leave out. */
  readonly read: (at: InvitationAt, options?: ReadOptions) => Answer<Invitation>
  readonly invite: (communityId: string, body: NewInvitation, act: Act) => Answer<Invitation>
  readonly resend: (at: InvitationAt, act: Act) => Answer<Invitation>
  readonly revoke: (at: InvitationAt, act: Act) => Answer<Invitation>
  /** Confirms the tenant that accepted. Pass the revision that was shown: what has changed since is refused. */
  readonly confirm: (at: InvitationAt, tenantId: string, act: Required<Act>) => Answer<Invitation>
  readonly refuse: (at: InvitationAt, tenantId: string, act: Required<Act>) => Answer<Invitation>
}

/** The invited tenant's side of the handshake. `ifRevision` is the invitation's. */
export interface ReceivedInvitationsApi {
  /** Those addressed to the caller, and those that the caller's tenant accepted. */
  readonly list: (query?: PageQuery, options?: ReadOptions) => Answer<Page<ReceivedInvitation>>
  readonly read: (invitationId: string, options?: ReadOptions & WithSecret) => Answer<ReceivedInvitation>
  readonly accept: (invitationId: string, choices: AcceptChoices, act: Act & WithSecret) => Answer<ReceivedInvitation>
  readonly decline: (invitationId: string, act: Act & WithSecret) => Answer<ReceivedInvitation>
  readonly withdraw: (invitationId: string, act: Act) => Answer<ReceivedInvitation>
}

/** Everything that the portal asks of the server. */
export interface PortalApi {
  /** As whom the server takes the caller. */
  readonly caller: (options?: ReadOptions) => Answer<Caller>
  readonly communities: CommunitiesApi
  readonly tenants: TenantsApi
  readonly members: MembersApi
  readonly invitations: InvitationsApi
  readonly received: ReceivedInvitationsApi
  /** Follows what happens, as far as the caller may see it. */
  readonly follow: Follow
}
