import type { CommunityId, TenantId } from '@community-handshake/domain'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, alan, bela, carla } from './world/people.js'
import { productRefusals, refusals } from './world/refusals.js'
import { valueIn } from './world/results.js'
import { accept, confirm, create, good, invite, joined, patch, post, remove } from './world/steps.js'
import type { World } from './world/world.js'

const { refused, reached } = refusals()

const invited = async (world: World, policy: object = {}) => {
  const communityId = await create(world, ada, { policy })
  const invitationId = await invite(world, communityId)
  return { communityId, invitationId, path: `/communities/${communityId}/invitations/${invitationId}` }
}

const own = ({ communityId }: { communityId: string }) => `/communities/${communityId}/tenants/borealis`

refused('what a tenant has accepted is not revoked', 'accepted-meanwhile', async (world) => {
  const { invitationId, path } = await invited(world)
  good(await accept(world, invitationId))
  return remove(world, ada, path)
})
refused('what was declined is over', 'already-declined', async (world) => {
  const { invitationId } = await invited(world)
  good(await post(world, bela, `/invitations/${invitationId}/decline`, {}))
  return accept(world, invitationId)
})
refused('what was withdrawn is not confirmed', 'already-withdrawn', async (world) => {
  const { communityId, invitationId } = await invited(world)
  good(await accept(world, invitationId))
  good(await post(world, bela, `/invitations/${invitationId}/withdraw`, {}))
  return confirm(world, communityId, invitationId)
})
refused('what was refused is over', 'already-refused', async (world) => {
  const { invitationId, path } = await invited(world)
  good(await accept(world, invitationId))
  good(await post(world, ada, `${path}/refuse`, { tenantId: 'borealis' }))
  return post(world, alan, `${path}/confirm`, { tenantId: 'borealis' })
})
refused('what was revoked is not sent again', 'already-revoked', async (world) => {
  const { path } = await invited(world)
  good(await remove(world, ada, path))
  return post(world, ada, `${path}/resend`, {})
})
refused('in a closed community nobody is invited', 'community-closed', async (world) => {
  const { communityId } = await joined(world)
  good(await remove(world, ada, `/communities/${communityId}`, { name: 'North Sea Wind' }))
  return post(world, ada, `/communities/${communityId}/invitations`, { email: carla.email })
})
refused('nobody closes a community by mistake', 'name-not-typed', async (world) =>
  remove(world, ada, `/communities/${await create(world)}`, { name: 'Another' }),
)
refused('a tenant that takes no part is not found', 'not-a-member', async (world) =>
  remove(world, ada, `/communities/${await create(world)}/tenants/cascade`),
)
refused('the owner does not leave', 'owner-stays', async (world) =>
  remove(world, ada, `/communities/${await create(world)}/tenants/aster`, { name: 'North Sea Wind' }),
)
refused('what is paused is not paused again', 'already-paused', async (world) => {
  const path = own(await joined(world))
  good(await patch(world, bela, path, { sharingStatus: 'Paused' }))
  return patch(world, bela, path, { sharingStatus: 'Paused' })
})
refused('what is shared is not resumed', 'not-paused', async (world) =>
  patch(world, bela, own(await joined(world)), { sharingStatus: 'Active' }),
)
refused('no rules by which nobody could confirm', 'policy-not-workable', async (world) =>
  patch(world, ada, `/communities/${await create(world)}`, { policy: { fourEyes: true, confirmBy: 'issuer' } }),
)
refused('an address is not flooded', 'too-many-to-recipient', async (world) => {
  const { path } = await invited(world, { recipientDailyLimit: 1 })
  return post(world, ada, `${path}/resend`, {})
})
refused('nobody floods others', 'too-many-by-sender', async (world) => {
  const { communityId } = await invited(world, { senderDailyLimit: 1 })
  return post(world, ada, `/communities/${communityId}/invitations`, { email: carla.email })
})
refused('a tenant has no more members than it can', 'too-many-members', async (world) => {
  const { communityId } = await joined(world)
  const { token: _token, ...actor } = bela
  const at = { communityId: communityId as CommunityId, tenantId: 'borealis' as TenantId }
  for (let hundred = 0; hundred < 100; hundred += 1) {
    const members = Array.from({ length: 100 }, (_, index) => ({
      userId: `u${hundred}-${index}`,
      email: `u${hundred}-${index}@borealis.example`,
    }))
    valueIn(await world.ports.service.addMembers({ actor }, { ...at, members }))
  }
  const one = { userId: 'boris', email: 'boris@borealis.example' }
  return post(world, bela, `/communities/${communityId}/tenants/borealis/members`, { members: [one] })
})

test('all refusals that this file stands for were reached', () => {
  assert.equal([...reached].sort(), [...productRefusals].sort())
})

test.run()
