import {
  type Actor,
  type CommandOutcome,
  type CommunityId,
  type CommunityService,
  communityHandshake,
  communityService,
  type EventStore,
  hmacInvitationLinks,
  type RequestFailure,
} from '@community-handshake/domain'
import { nodePlatform } from '@community-handshake/eventstore-adapter'
import { err, ok, type ResultAsync } from 'neverthrow'

/** The four tenants' administrators; the first one's tenant owns the community. */
export interface Cast {
  readonly ada: Actor
  readonly bela: Actor
  readonly carla: Actor
  readonly dora: Actor
}

/** A community in which the story plays. */
export interface Stage extends Cast {
  readonly service: CommunityService
  readonly communityId: CommunityId
}

/** An act of the story: what is done in it, in words, and doing it. */
export interface Act {
  readonly words: string
  readonly play: (stage: Stage) => ResultAsync<CommandOutcome, RequestFailure>
}

const communityName = 'Grid data exchange'

const invitationIn = ({ events: [event] }: CommandOutcome) =>
  event?.type === 'TenantInvited'
    ? ok(event.data)
    : err<never, RequestFailure>({ kind: 'invalid-input', field: 'events', message: 'no invitation was made' })

/** The three acts of the handshake in one go: invited, accepted, confirmed. */
const join = ({ service, ada, communityId }: Stage, partner: Actor): ResultAsync<CommandOutcome, RequestFailure> =>
  service
    .inviteTenant({ actor: ada }, { communityId, email: partner.email })
    .andThen(invitationIn)
    .map(({ invitationId }) => ({ communityId, invitationId, tenantId: partner.tenantId }))
    .andThrough((accepted) => service.acceptInvitation({ actor: partner }, accepted))
    .andThen((accepted) => service.confirmTenant({ actor: ada }, accepted))

const of = (communityId: CommunityId, { tenantId }: Actor) => ({ communityId, tenantId })

/** The acts by which sharing opens and closes, by their names. */
export const acts = {
  borealisJoins: {
    words: 'Borealis is invited, accepts and is confirmed',
    play: (stage) => join(stage, stage.bela),
  },
  cascadeJoins: {
    words: 'Cascade is invited, accepts and is confirmed',
    play: (stage) => join(stage, stage.carla),
  },
  borealisPauses: {
    words: 'Borealis pauses its sharing',
    play: ({ service, communityId, bela }) => service.pauseSharing({ actor: bela }, of(communityId, bela)),
  },
  borealisResumes: {
    words: 'Borealis resumes its sharing',
    play: ({ service, communityId, bela }) => service.resumeSharing({ actor: bela }, of(communityId, bela)),
  },
  cascadeIsRemoved: {
    words: 'Aster, the owner, removes Cascade',
    play: ({ service, communityId, ada, carla }) => service.removeTenant({ actor: ada }, of(communityId, carla)),
  },
  dunesJoins: {
    words: 'Dunes is invited, accepts and is confirmed',
    play: (stage) => join(stage, stage.dora),
  },
  borealisLeaves: {
    words: 'Borealis leaves',
    play: ({ service, communityId, bela }) =>
      service.leaveCommunity({ actor: bela }, { ...of(communityId, bela), typedName: communityName }),
  },
  communityCloses: {
    words: 'Aster closes the community',
    play: ({ service, communityId, ada }) =>
      service.closeCommunity({ actor: ada }, { communityId, typedName: communityName }),
  },
} as const satisfies Readonly<Record<string, Act>>

/** Creates the community in which the story plays. */
export const openStage = (store: EventStore, linkKey: Uint8Array, cast: Cast): ResultAsync<Stage, RequestFailure> => {
  const platform = nodePlatform()
  const links = hmacInvitationLinks(platform.hasher, [{ id: 'k1', key: linkKey }])
  const service = communityService({ handshake: communityHandshake({ store, ...platform }), links, ...platform })
  return service
    .createCommunity({ actor: cast.ada }, { name: communityName })
    .map(({ communityId }) => ({ ...cast, service, communityId }))
}
