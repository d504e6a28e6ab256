import type { components } from './generated/openapi.js'
import type { BodyOf, QueryOf } from './operations.js'

type Schemas = components['schemas']

/** A community as one of its members sees it. */
export type Community = Schemas['Community']
/** A community in a list. */
export type CommunitySummary = Schemas['CommunitySummary']
/** What the caller may do in a community now. */
export type CommunityRights = Schemas['CommunityRights']
/** The rules of a community. */
export type CommunityPolicy = Schemas['CommunityPolicy']
/** A tenant that takes part in a community. */
export type CommunityTenant = Schemas['CommunityTenant']
/** A user of the caller's own tenant who may see what is shared. */
export type CommunityMember = Schemas['CommunityMember']
/** An invitation as the owner's community administrators see it. */
export type Invitation = Schemas['Invitation']
/** How far a handshake has come. */
export type InvitationState = Invitation['state']
/** What the caller may do with an invitation now. */
export type InvitationRights = Schemas['InvitationRights']
/** An acceptance as the owner sees it. */
export type Acceptance = Schemas['Acceptance']
/** Something about an acceptance to look at twice before confirming. */
export type Mismatch = Schemas['Mismatch']
/** An invitation as the invited side sees it. */
export type ReceivedInvitation = Schemas['ReceivedInvitation']
/** An event of a community's history. */
export type HistoryEntry = Schemas['HistoryEntry']
/** Somebody, by id and address. */
export type Person = Schemas['Person']
/** As whom the server takes the caller. */
export type Caller = Schemas['Caller']
/** That something happened: where to look again. */
export type LiveEvent = Schemas['LiveEvent']
/** What is wrong with one part of the input. */
export type InputError = Schemas['InputError']
/** An answer of the API that is not a success (RFC 9457). */
export type Problem = Schemas['Problem']
/** A sample person to sign in as, where the server runs for development. */
export type DevelopmentIdentity = Schemas['DevelopmentIdentity']

/** How to list communities. */
export type CommunitiesQuery = QueryOf<'listCommunities'>
/** How to list the invitations of a community. */
export type InvitationsQuery = QueryOf<'listInvitations'>
/** Which page of a list, without any filter. */
export type PageQuery = QueryOf<'listReceivedInvitations'>
/** Which part of a history. */
export type HistoryQuery = Omit<QueryOf<'readHistory'>, 'format'>

/** A new community. */
export type NewCommunity = BodyOf<'createCommunity'>
/** What shall change of a community: details, or the policy. */
export type CommunityChange = BodyOf<'changeCommunity'>
/** What shall change of the caller's own tenant: exactly one thing. */
export type TenantChange = BodyOf<'changeTenant'>
/** Whom to invite. */
export type NewInvitation = BodyOf<'inviteTenant'>
/** For which tenant to accept, and with which contact address and roles. */
export type AcceptChoices = Omit<BodyOf<'acceptInvitation'>, 'secret'>
/** Who shall become a member. */
export type NewMember = BodyOf<'addMembers'>['members'][number]

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** Where the next page begins; null after the last one. A page may be empty and not the last. */
  readonly nextCursor: string | null
}
