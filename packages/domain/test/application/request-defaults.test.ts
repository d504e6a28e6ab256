import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  communityHandshake,
  communityService,
  defaultAdministratorRoles,
  defaultPolicy,
  hmacInvitationLinks,
  refusal,
} from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { faultyStore } from '../support/memory-store.js'
import { ada, bela, carla } from '../support/people.js'
import { failureIn, valueIn } from '../support/results.js'
import { communityId, invitationId, monday, newCommandId } from '../support/samples.js'

const links = hmacInvitationLinks(hasher, [{ id: 'k1', key: new Uint8Array(32).fill(1) }])

const open = () => {
  const store = faultyStore()
  const handshake = communityHandshake({ store, hasher, backoff: { pause: async () => undefined } })
  const ids = { nextCommandId: newCommandId }
  return { store, service: communityService({ handshake, clock: { now: () => monday }, ids, hasher, links }) }
}

type Service = ReturnType<typeof open>['service']

const invited = async (service: Service) => {
  const { communityId: created } = valueIn(await service.createCommunity({ actor: ada }, { name: 'Grid' }))
  const { events } = valueIn(await service.inviteTenant({ actor: ada }, { communityId: created, email: bela.email }))
  const [event] = events
  if (event?.type !== 'TenantInvited') throw new Error('nobody was invited')
  return { communityId: created, invitationId: event.data.invitationId }
}

test('a key for links has at least 32 bytes', () => {
  assert.throws(() => hmacInvitationLinks(hasher, [{ id: 'k1', key: new Uint8Array(31) }]), RangeError)
  assert.ok(hmacInvitationLinks(hasher, [{ id: 'k1', key: new Uint8Array(32) }]))
})

test('what a request to create leaves open is filled in', async () => {
  const { events, repeated } = valueIn(await open().service.createCommunity({ actor: ada }, { name: 'Grid' }))
  const [event] = events
  assert.ok(event?.type === 'CommunityCreated')
  assert.not.ok(repeated)
  const { description, contactEmail, administratorRoles, policy, createdAt } = event.data
  assert.equal([description, contactEmail, createdAt], ['', ada.email, monday])
  assert.equal(administratorRoles, defaultAdministratorRoles)
  assert.equal(policy, defaultPolicy)
})

test('what a request to accept or to confirm leaves open is filled in, and what it says is kept', async () => {
  const { service } = open()
  const place = { ...(await invited(service)), tenantId: bela.tenantId }
  const accepted = await service.acceptInvitation(
    { actor: bela },
    { ...place, contactEmail: 'Office@Borealis.example', administratorRoles: ['data-steward'] },
  )
  const [event] = valueIn(accepted).events
  assert.ok(event?.type === 'InvitationAccepted')
  assert.equal([event.data.contactEmail, event.data.administratorRoles], ['office@borealis.example', ['data-steward']])
  const { community } = valueIn(await service.confirmTenant({ actor: ada }, place))
  assert.is(community.members.get(bela.tenantId)?.contactEmail, 'office@borealis.example')
})

test('a request to accept that is not well-formed names the field', async () => {
  const { service, store } = open()
  const place = { ...(await invited(service)), tenantId: bela.tenantId }
  for (const [field, wrong] of [
    ['contactEmail', { contactEmail: 'nobody' }],
    ['administratorRoles', { administratorRoles: ['x'.repeat(129)] }],
    ['administratorRoles', { administratorRoles: ['\ud800'] }],
    ['administratorRoles', { administratorRoles: Array.from({ length: 21 }, (_none, index) => `role-${index}`) }],
  ] as const) {
    const failure = failureIn(await service.acceptInvitation({ actor: bela }, { ...place, ...wrong }))
    assert.ok(failure.kind === 'invalid-input' && failure.field === field)
  }
  assert.is(store.all.length, 2)
})

test('a link that is not genuine is told to everybody alike, before anything is looked at', async () => {
  const { service } = open()
  const known = await invited(service)
  const unknown = { communityId, invitationId: invitationId(9) }
  const genuineElsewhere = links.secretFor(invitationId(8), 1)
  for (const linkSecret of ['', 'k1.1.wrong', genuineElsewhere])
    for (const place of [known, unknown])
      for (const actor of [bela, carla]) {
        const told = await service.acceptInvitation({ actor }, { ...place, tenantId: actor.tenantId, linkSecret })
        assert.equal(failureIn(told), refusal('link-invalid', 'NoCommunity', {}))
      }
})

test('a genuine link to an invitation that no community holds finds nothing', async () => {
  const { service } = open()
  const { communityId: created } = await invited(service)
  const linkSecret = links.secretFor(invitationId(9), 1)
  for (const place of [communityId, created]) {
    const request = { communityId: place, invitationId: invitationId(9), tenantId: carla.tenantId, linkSecret }
    const told = await service.acceptInvitation({ actor: carla }, request)
    assert.equal(failureIn(told), refusal('invitation-not-found', 'NoCommunity', {}))
  }
})

test.run()
