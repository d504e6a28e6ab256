import type { CommunityEventData, CommunityEventType } from '../events.js'
import type { Community, CommunityMember, Invitation, Member } from '../state.js'

/** The same fields, open to change. */
export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }
type MutableMapOf<T> = T extends ReadonlyMap<infer Key, infer Value> ? Map<Key, Value> : never

/** An invitation that one fold is building. */
export type InvitationDraft = Mutable<Invitation>

/** A member tenant that one fold is building. */
export interface MemberDraft extends Mutable<Omit<Member, 'users'>> {
  users: Map<CommunityMember['userId'], CommunityMember>
}

// One fold owns these until it hands them out read-only. Copying a state for each event would make
// a fold quadratic, and replacing a record instead of changing it costs a third of the speed.
/** A community that one fold is building. */
export interface Draft
  extends Mutable<
    Omit<Community, 'members' | 'invitations' | 'openByRecipient' | 'acceptedByTenant' | 'sentTo' | 'sentBy'>
  > {
  members: Map<Member['tenantId'], MemberDraft>
  invitations: Map<Invitation['id'], InvitationDraft>
  openByRecipient: MutableMapOf<Community['openByRecipient']>
  acceptedByTenant: MutableMapOf<Community['acceptedByTenant']>
  sentTo: Map<Invitation['recipient'], Invitation['issuedAt'][]>
  sentBy: Map<Invitation['issuedBy']['userId'], Invitation['issuedAt'][]>
}

/** How a draft changes by the events of some names. */
export type Changes<Type extends CommunityEventType> = {
  readonly [Name in Type]: (draft: Draft, data: CommunityEventData[Name]) => void
}

const copyTimes = <Key, Time>(times: ReadonlyMap<Key, readonly Time[]>): Map<Key, Time[]> =>
  new Map(Array.from(times, ([key, at]) => [key, [...at]]))

/** A draft that shares nothing changeable with the state. */
export const ownCopy = (state: Community): Draft => ({
  ...state,
  members: new Map(Array.from(state.members, ([id, member]) => [id, { ...member, users: new Map(member.users) }])),
  invitations: new Map(Array.from(state.invitations, ([id, invitation]) => [id, { ...invitation }])),
  openByRecipient: new Map(state.openByRecipient),
  acceptedByTenant: new Map(state.acceptedByTenant),
  sentTo: copyTimes(state.sentTo),
  sentBy: copyTimes(state.sentBy),
})
