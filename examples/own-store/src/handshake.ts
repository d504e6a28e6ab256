import {
  type Actor,
  type CommandOutcome,
  type CommunityId,
  type CommunityService,
  communityHandshake,
  communityService,
  communityStreamId,
  describeEvent,
  type EventStore,
  type HistoryDamaged,
  hmacInvitationLinks,
  type InvitationId,
  openHistory,
  type RequestFailure,
  type StoreFailure,
} from '@community-handshake/domain'
import { nodePlatform } from '@community-handshake/eventstore-adapter'
import { err, ok, type ResultAsync } from 'neverthrow'

/** Who takes part. */
export interface People {
  readonly owner: Actor
  readonly partner: Actor
}

/** An invitation that waits for its confirmation. */
export interface Accepted {
  readonly communityId: CommunityId
  readonly invitationId: InvitationId
}

const platform = nodePlatform()

/** The handshake on any store, the host's own as well as another. */
const serviceOn = (store: EventStore, linkKey: Uint8Array): CommunityService => {
  const links = hmacInvitationLinks(platform.hasher, [{ id: 'k1', key: linkKey }])
  return communityService({ handshake: communityHandshake({ store, ...platform }), links, ...platform })
}

const invitationIn = ({ events: [event] }: CommandOutcome) =>
  event?.type === 'TenantInvited'
    ? ok<Accepted>(event.data)
    : err<never, RequestFailure>({ kind: 'invalid-input', field: 'events', message: 'no invitation was made' })

/** The first two of the three acts: the owner invites, the partner accepts. */
export const inviteAndAccept = (
  store: EventStore,
  linkKey: Uint8Array,
  { owner, partner }: People,
): ResultAsync<Accepted, RequestFailure> => {
  const service = serviceOn(store, linkKey)
  return service
    .createCommunity({ actor: owner }, { name: 'Grid data exchange' })
    .andThen(({ communityId }) => service.inviteTenant({ actor: owner }, { communityId, email: partner.email }))
    .andThen(invitationIn)
    .andThen(({ communityId, invitationId }) =>
      service
        .acceptInvitation({ actor: partner }, { communityId, invitationId, tenantId: partner.tenantId })
        .map(() => ({ communityId, invitationId })),
    )
}

/** The third act: the owner confirms the tenant that accepted. Gives the tenants that are members then. */
export const confirm = (
  store: EventStore,
  linkKey: Uint8Array,
  { owner, partner, ...accepted }: People & Accepted,
): ResultAsync<readonly string[], RequestFailure> =>
  serviceOn(store, linkKey)
    .confirmTenant({ actor: owner }, { ...accepted, tenantId: partner.tenantId })
    .map(({ community }) => [...community.members.keys()])

/** The history of a community in words, each event checked against the digest of the one before. */
export const historyInWords = (
  store: EventStore,
  communityId: CommunityId,
): ResultAsync<readonly string[], StoreFailure | HistoryDamaged> =>
  store
    .readStream(communityStreamId(communityId))
    .andThen((stored) => openHistory(platform.hasher, stored))
    .map((history) => history.map(({ envelope, event }) => `${envelope.revision}  ${describeEvent(event)}`))
