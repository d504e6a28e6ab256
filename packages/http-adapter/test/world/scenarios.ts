import type { CommandId, CommunityId, InvitationId } from '@community-handshake/domain'
import { ada, alan, basil, bela, carla, dora } from './people.js'
import { valueIn } from './results.js'
import { accept, confirm, create, good, invite, patch, post, remove } from './steps.js'
import type { World } from './world.js'

/** A community and an invitation in it, in one of the ways that they can stand. */
export interface Scene {
  readonly communityId: string
  readonly invitationId: string
}

type Scenario = (world: World) => Promise<Scene>

const invited =
  (policy: object = {}): Scenario =>
  async (world) => {
    const communityId = await create(world, ada, { policy })
    return { communityId, invitationId: await invite(world, communityId) }
  }

const accepted =
  (policy: object = {}): Scenario =>
  async (world) => {
    const scene = await invited(policy)(world)
    good(await accept(world, scene.invitationId))
    return scene
  }

const then =
  (before: Scenario, what: (world: World, scene: Scene) => Promise<unknown>): Scenario =>
  async (world) => {
    const scene = await before(world)
    await what(world, scene)
    return scene
  }

const owners = ({ communityId, invitationId }: Scene): string =>
  `/communities/${communityId}/invitations/${invitationId}`
const later = async (world: World): Promise<void> => world.clock.moveOn(20)
const noteExpiry = async (world: World, { communityId, invitationId }: Scene): Promise<void> => {
  world.clock.moveOn(20)
  valueIn(
    await world.ports.handshake.execute({
      type: 'ExpireInvitation',
      commandId: '0190aaaa-0000-7000-8000-0000000000ee' as CommandId,
      communityId: communityId as CommunityId,
      invitationId: invitationId as InvitationId,
      now: world.clock.now(),
    }),
  )
}
const close = async (world: World, { communityId }: Scene) =>
  good(await remove(world, ada, `/communities/${communityId}`, { name: 'North Sea Wind' }))
const confirmIt = async (world: World, { communityId, invitationId }: Scene) =>
  good(await confirm(world, communityId, invitationId))
const borealis = ({ communityId }: Scene): string => `/communities/${communityId}/tenants/borealis`
const confirmed = then(accepted(), confirmIt)

/** How a community and an invitation in it can stand. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  invited: invited(),
  'invited, only the recipient may accept': invited({ recipientOnly: true }),
  'invited, an address that nobody vouches for': async (world) => {
    const communityId = await create(world)
    return { communityId, invitationId: await invite(world, communityId, dora.email) }
  },
  'invited, somebody of the owner': async (world) => {
    const communityId = await create(world)
    return { communityId, invitationId: await invite(world, communityId, alan.email) }
  },
  accepted: accepted(),
  'accepted, with four eyes': accepted({ fourEyes: true }),
  'accepted, the issuer confirms': accepted({ confirmBy: 'issuer' }),
  'accepted by another one with the link': then(invited(), async (world, { invitationId }) =>
    good(await accept(world, invitationId, carla, { secret: world.secretOf(invitationId) })),
  ),
  confirmed,
  'confirmed, then paused': then(confirmed, async (world, scene) =>
    good(await patch(world, bela, borealis(scene), { sharingStatus: 'Paused' })),
  ),
  'confirmed, then other administrators': then(confirmed, async (world, scene) =>
    good(await patch(world, bela, borealis(scene), { administratorRoles: ['tenant-user'] })),
  ),
  'confirmed, then removed': then(confirmed, async (world, scene) => remove(world, ada, borealis(scene))),
  'confirmed, then closed': then(confirmed, close),
  'confirmed, then another invitation to the member': async (world) => {
    const { communityId } = await confirmed(world)
    return { communityId, invitationId: await invite(world, communityId, basil.email) }
  },
  declined: then(invited(), async (world, { invitationId }) =>
    good(await post(world, bela, `/invitations/${invitationId}/decline`, {})),
  ),
  withdrawn: then(accepted(), async (world, { invitationId }) =>
    good(await post(world, bela, `/invitations/${invitationId}/withdraw`, {})),
  ),
  refused: then(accepted(), async (world, scene) =>
    good(await post(world, ada, `${owners(scene)}/refuse`, { tenantId: 'borealis' })),
  ),
  revoked: then(invited(), async (world, scene) => good(await remove(world, ada, owners(scene)))),
  lapsed: then(invited(), later),
  'lapsed, and that was noted': then(invited(), noteExpiry),
  'lapsed, and invited anew': then(invited(), async (world, { communityId }) => {
    world.clock.moveOn(20)
    await invite(world, communityId)
  }),
  'accepted, then lapsed': then(accepted(), later),
  'accepted, then lapsed, and that was noted': then(accepted(), noteExpiry),
  voided: then(invited(), close),
  'accepted, then voided': then(accepted(), close),
  'another invitation accepted by the tenant': async (world) => {
    const { communityId } = await accepted()(world)
    return { communityId, invitationId: await invite(world, communityId, basil.email) }
  },
}
