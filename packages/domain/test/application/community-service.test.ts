import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type Caller,
  communityHandshake,
  communityService,
  hmacInvitationLinks,
  type LinkKey,
  timestampOf,
} from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { faultyStore } from '../support/memory-store.js'
import { ada, bela, carla } from '../support/people.js'
import { failureIn, valueIn } from '../support/results.js'
import { communityId, invitationId, monday, newCommandId } from '../support/samples.js'

const key = (id: string, byte: number): LinkKey => ({ id, key: new Uint8Array(32).fill(byte) })
const links = hmacInvitationLinks(hasher, [key('k1', 1)])

const open = () => {
  const store = faultyStore()
  const handshake = communityHandshake({ store, hasher, backoff: { pause: async () => undefined } })
  const clock = { now: () => monday }
  const ids = { nextCommandId: newCommandId }
  return { store, service: communityService({ handshake, clock, ids, hasher, links }) }
}

const asAda: Caller = { actor: ada }
const asBela: Caller = { actor: bela }

test('text and an identity are enough for a whole handshake', async () => {
  const { service } = open()
  const created = valueIn(await service.createCommunity(asAda, { name: ' Grid  data ' }))
  assert.is(created.community.name, 'Grid data')
  assert.is(created.community.members.get(ada.tenantId)?.contactEmail, ada.email)
  const invited = valueIn(
    await service.inviteTenant(asAda, { communityId: created.communityId, email: ' Bela@Borealis.example' }),
  )
  const [event] = invited.events
  assert.ok(event?.type === 'TenantInvited')
  assert.is(event.data.recipient, bela.email)
  assert.is(event.data.recipientAsTyped, 'Bela@Borealis.example')
  const place = { communityId: created.communityId, invitationId: event.data.invitationId, tenantId: bela.tenantId }
  assert.ok((await service.acceptInvitation(asBela, place)).isOk())
  const confirmed = valueIn(await service.confirmTenant(asAda, { ...place, seenRevision: 2 }))
  assert.ok(confirmed.community.members.has(bela.tenantId))
})

test('a repeated request names the same community and the same invitation', async () => {
  const { store, service } = open()
  const caller = { actor: ada, commandId: newCommandId() }
  const [first, second] = [
    await service.createCommunity(caller, { name: 'Grid' }),
    await service.createCommunity(caller, { name: 'Grid' }),
  ]
  assert.is(valueIn(first).communityId, valueIn(second).communityId)
  const inviting = { actor: ada, commandId: newCommandId() }
  const request = { communityId: valueIn(first).communityId, email: bela.email }
  assert.ok((await service.inviteTenant(inviting, request)).isOk())
  assert.ok(valueIn(await service.inviteTenant(inviting, request)).repeated)
  assert.is(store.all.length, 2)
})

test('another tenant’s command with the same id makes another community', async () => {
  const { service } = open()
  const commandId = newCommandId()
  const mine = await service.createCommunity({ actor: ada, commandId }, { name: 'Grid' })
  const theirs = await service.createCommunity({ actor: bela, commandId }, { name: 'Grid' })
  assert.is.not(valueIn(mine).communityId, valueIn(theirs).communityId)
})

const badRequests: readonly [string, object][] = [
  ['name', { name: '' }],
  ['description', { description: 'x'.repeat(2000) }],
  ['contactEmail', { contactEmail: 'nobody' }],
  ['administratorRoles', { administratorRoles: [] }],
  ['administratorRoles', { administratorRoles: [''] }],
  ['policy/deadlineDays', { policy: { deadlineDays: 0 } }],
]

for (const [field, bad] of badRequests)
  test(`bad input names its field: ${field} ${JSON.stringify(bad).slice(0, 40)}`, async () => {
    const { store, service } = open()
    const failure = failureIn(await service.createCommunity(asAda, { name: 'Grid', ...bad }))
    assert.ok(failure.kind === 'invalid-input')
    assert.is(failure.field, field)
    assert.is(store.all.length, 0)
  })

test('a bad address is told before anything is decided', async () => {
  const { service } = open()
  const failure = failureIn(await service.inviteTenant(asAda, { communityId, email: 'nobody' }))
  assert.ok(failure.kind === 'invalid-input' && failure.field === 'email')
})

test('a link secret lets its holder accept, and a wrong one is refused whether the invitation exists or not', async () => {
  const { service } = open()
  const created = valueIn(await service.createCommunity(asAda, { name: 'Grid' }))
  const invited = valueIn(await service.inviteTenant(asAda, { communityId: created.communityId, email: bela.email }))
  const [event] = invited.events
  assert.ok(event?.type === 'TenantInvited')
  const asCarla: Caller = { actor: carla }
  const request = { communityId: created.communityId, invitationId: event.data.invitationId, tenantId: carla.tenantId }
  const wrong = await service.acceptInvitation(asCarla, { ...request, linkSecret: 'k1.1.wrong' })
  const unknown = await service.acceptInvitation(asCarla, {
    ...request,
    ...{ communityId, invitationId: invitationId(9), linkSecret: 'k1.1.wrong' },
  })
  assert.equal(failureIn(wrong), failureIn(unknown))
  assert.match(JSON.stringify(failureIn(wrong)), /link-invalid/)
  const linkSecret = links.secretFor(event.data.invitationId, 1)
  assert.ok((await service.acceptInvitation(asCarla, { ...request, linkSecret })).isOk())
})

test('link secrets are genuine for their invitation and generation alone', () => {
  const secret = links.secretFor(invitationId(1), 2)
  assert.is(valueIn(links.check(invitationId(1), secret)), 2)
  assert.ok(links.check(invitationId(2), secret).isErr())
  assert.ok(links.check(invitationId(1), secret.replace('.2.', '.3.')).isErr())
  assert.ok(links.check(invitationId(1), `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`).isErr())
  for (const wrong of ['', 'k1', 'k1.2.', `${secret} `, secret.replace('k1', 'k2'), secret.replace('.2.', '.02.')])
    assert.ok(links.check(invitationId(1), wrong).isErr(), wrong)
})

test('a new key makes new secrets while the old one’s still work', () => {
  const rotated = hmacInvitationLinks(hasher, [key('k2', 2), key('k1', 1)])
  assert.ok(rotated.check(invitationId(1), links.secretFor(invitationId(1), 1)).isOk())
  assert.match(rotated.secretFor(invitationId(1), 1), /^k2\.1\./)
  assert.ok(links.check(invitationId(1), rotated.secretFor(invitationId(1), 1)).isErr())
  const retired = hmacInvitationLinks(hasher, [key('k2', 2)])
  assert.ok(retired.check(invitationId(1), links.secretFor(invitationId(1), 1)).isErr())
})

test('a key that is too short or has no usable name is a mistake told at once', () => {
  assert.throws(() => hmacInvitationLinks(hasher, [{ id: 'k1', key: new Uint8Array(16) }]), /at least 32 bytes/)
  assert.throws(() => hmacInvitationLinks(hasher, [{ id: 'k.1', key: new Uint8Array(32) }]), /id of 1 to 32/)
})

test('the host’s policy and roles are the defaults', async () => {
  const store = faultyStore()
  const handshake = communityHandshake({ store, hasher, backoff: { pause: async () => undefined } })
  const service = communityService({
    ...{ handshake, hasher, links },
    clock: { now: () => timestampOf(0) },
    ids: { nextCommandId: newCommandId },
    administratorRoles: ['tenant-administrator'],
    policy: {
      ...{ deadlineDays: 3, pendingLimit: 5, fourEyes: true, confirmBy: 'any-administrator', recipientOnly: true },
      ...{ recipientDailyLimit: 2, senderDailyLimit: 9 },
      ...{ creatingRoles: ['tenant-administrator'], acceptingRoles: ['tenant-administrator'] },
    },
  })
  const { community } = valueIn(await service.createCommunity(asAda, { name: 'Grid', policy: { deadlineDays: 7 } }))
  assert.is(community.policy.deadlineDays, 7)
  assert.is(community.policy.pendingLimit, 5)
  assert.equal(community.members.get(ada.tenantId)?.administratorRoles, ['tenant-administrator'])
})

test.run()
