import {
  type Actor,
  type CommandOutcome,
  communityHandshake,
  communityService,
  hmacInvitationLinks,
  type RequestFailure,
} from '@community-handshake/domain'
import { memoryEventStore, nodePlatform } from '@community-handshake/eventstore-adapter'
import { err, ok, type ResultAsync } from 'neverthrow'

const invitationIn = (outcome: CommandOutcome) => {
  const [event] = outcome.events
  return event?.type === 'TenantInvited'
    ? ok(event.data)
    : err<never, RequestFailure>({ kind: 'invalid-input', field: 'events', message: 'no invitation was made' })
}

/**
 * The whole handshake without any HTTP: the owner creates a community and invites, the other tenant accepts,
 * the owner confirms. Gives the tenants that are members in the end.
 *
 * @param owner an administrator of the tenant that owns the community
 * @param partner an administrator of the tenant that shall join it
 * @param linkKey at least 32 random bytes
 */
export const handshakeWithoutHttp = (
  owner: Actor,
  partner: Actor,
  linkKey: Uint8Array,
): ResultAsync<readonly string[], RequestFailure> => {
  const platform = nodePlatform()
  const links = hmacInvitationLinks(platform.hasher, [{ id: 'k1', key: linkKey }])
  const handshake = communityHandshake({ store: memoryEventStore(), ...platform })
  const service = communityService({ handshake, links, ...platform })

  return service
    .createCommunity({ actor: owner }, { name: 'Grid data exchange' })
    .andThen(({ communityId }) => service.inviteTenant({ actor: owner }, { communityId, email: partner.email }))
    .andThen(invitationIn)
    .andThen(({ communityId, invitationId }) =>
      service
        .acceptInvitation({ actor: partner }, { communityId, invitationId, tenantId: partner.tenantId })
        .andThen(() =>
          service.confirmTenant({ actor: owner }, { communityId, invitationId, tenantId: partner.tenantId }),
        ),
    )
    .map(({ community }) => [...community.members.keys()])
}
