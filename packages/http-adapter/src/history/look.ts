import {
  type Actor,
  type Community,
  type CommunityEvent,
  mayManageTenants,
  mayRead,
  type TenantId,
  type UnknownEvent,
} from '@community-handshake/domain'

/** An event, and the tenant whose person caused it; undefined where nobody did. */
export interface Occurrence {
  readonly event: CommunityEvent | UnknownEvent
  readonly byTenantId: TenantId | undefined
}

/** Somebody who looks at what happened in a community, with the rights that they have there now. */
export interface Onlooker {
  /** The community as it is now. */
  readonly community: Community
  readonly actor: Actor
}

/** Somebody who looks at one event. */
export interface Look extends Onlooker {
  readonly isMember: boolean
  /** As one of the owner's community administrators. */
  readonly isOwner: boolean
  /** Whether somebody of the onlooker's own tenant caused the event. */
  readonly isOwnDoing: boolean
}

/** How somebody looks at one event. */
export const lookAt = ({ community, actor }: Onlooker, { byTenantId }: Occurrence): Look => ({
  community,
  actor,
  isMember: mayRead(community, actor),
  isOwner: mayManageTenants(community, actor),
  isOwnDoing: byTenantId === actor.tenantId,
})
