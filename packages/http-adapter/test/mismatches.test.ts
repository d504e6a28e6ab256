import { parseTimestamp, type TenantDirectory, type TenantId, type TenantProfile } from '@community-handshake/domain'
import { errAsync, okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, bela, carla } from './world/people.js'
import { valueIn } from './world/results.js'
import { accept, confirm, create, good, invite, joined } from './world/steps.js'
import { openWorld, type World } from './world/world.js'

type Json = ReturnType<typeof JSON.parse>

const known = (profiles: Readonly<Record<string, Omit<TenantProfile, 'tenantId'> | undefined>>): TenantDirectory => ({
  find: (tenantId) => {
    const profile = profiles[tenantId]
    return okAsync(profile === undefined ? undefined : { tenantId, ...profile })
  },
})

const openOn = (tenants: TenantDirectory): Promise<World> => openWorld({ replace: () => ({ tenants }) })

/** What the owner is told of an acceptance of Carla with the link that was meant for Bela. */
const toldOf = async (world: World): Promise<Json[]> => {
  const { communityId } = await joined(world)
  const invitationId = await invite(world, communityId, 'office@borealis.example')
  good(await accept(world, invitationId, carla, { secret: world.secretOf(invitationId) }))
  const path = `/communities/${communityId}/invitations`
  const listed = good(await world.call(ada, 'GET', `${path}?state=Accepted`))['items'][0]
  assert.is(listed.acceptance.mismatches, undefined)
  const { acceptance } = good(await world.call(ada, 'GET', `${path}/${invitationId}`))
  const confirmed = good(await confirm(world, communityId, invitationId, ada, 'cascade'))
  assert.is(confirmed['acceptance'].mismatches, undefined)
  return acceptance.mismatches
}

test('the owner is told of another address, a foreign domain, a name that looks alike, and a young tenant', async () => {
  const since = valueIn(parseTimestamp('2026-01-01T00:00:00Z'))
  const world = await openOn(
    known({
      aster: { name: 'Aster Energy' },
      borealis: { name: 'Borealis' },
      cascade: { name: 'B0REALIS', verifiedDomains: ['cascade.example'], since },
    }),
  )
  const told = await toldOf(world)
  assert.equal(
    told.map(({ code }) => code),
    ['other-address', 'domain-not-of-tenant', 'name-looks-alike', 'young-tenant'],
  )
  assert.equal(told[0].facts, { invited: 'office@borealis.example', accepted: carla.email })
  assert.match(told[2].message, /looks like Borealis, which is another tenant/)
  await world.close()
})

test('where everything matches, nothing is told', async () => {
  const world = await openOn(known({ aster: { name: 'A' }, borealis: { name: 'B' }, cascade: { name: 'C' } }))
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  good(await accept(world, invitationId))
  const { acceptance } = good(await world.call(ada, 'GET', `/communities/${communityId}/invitations/${invitationId}`))
  assert.equal([acceptance.mismatches, acceptance.differsFromRecipient], [[], false])
  await world.close()
})

test('a tenant that the host does not know is told', async () => {
  const world = await openOn(known({ aster: { name: 'A' }, borealis: { name: 'B' } }))
  const told = await toldOf(world)
  assert.ok(told.some(({ code }) => code === 'unknown-tenant'))
  await world.close()
})

test('where the host cannot be asked, that is told, and no tenant is called unknown for it', async () => {
  const find = (tenantId: TenantId) =>
    tenantId === 'cascade'
      ? errAsync({ kind: 'tenant-directory-failure', message: 'down' } as const)
      : okAsync({ tenantId, name: tenantId })
  const world = await openOn({ find })
  const told = await toldOf(world)
  assert.equal(
    told.map(({ code }) => code),
    ['other-address', 'not-checked'],
  )
  assert.equal(told[1].facts, { tenantIds: ['cascade'] })
  await world.close()
})

test('the invited side is told nothing of it', async () => {
  const world = await openOn(known({}))
  const invitationId = await invite(world, await create(world))
  const accepted = good(await accept(world, invitationId))
  assert.is(accepted['acceptance'].mismatches, undefined)
  assert.is(good(await world.call(bela, 'GET', `/invitations/${invitationId}`))['acceptance'].mismatches, undefined)
  await world.close()
})

test.run()
