import { type CommunityId, communityStreamId, emptyStreamEnd, refusal, sealEvents } from '@community-handshake/domain'
import { memoryEventStore, nodePlatform } from '@community-handshake/eventstore-adapter'
import { ok } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { refusalStatus } from '../src/index.js'
import { problemOf } from '../src/problems/problem-of.js'
import { ada, alan, amy, basil, bela, boris, carla, carlaElsewhere, dora } from './world/people.js'
import { neverOverHttp, productRefusals, refusals } from './world/refusals.js'
import { valueIn } from './world/results.js'
import { accept, confirm, create, good, invite, isProblem, joined, post } from './world/steps.js'
import { openWorld, type World } from './world/world.js'

const { refused, reached } = refusals()

refused('a community of others does not exist', 'community-not-found', async (world) =>
  world.call(bela, 'GET', `/communities/${await create(world)}`),
)
refused('an invitation of another community is not found', 'invitation-not-found', async (world) => {
  const invitationId = await invite(world, await create(world))
  return world.call(ada, 'GET', `/communities/${await create(world)}/invitations/${invitationId}`)
})
refused('whoever administers nothing creates no community', 'not-tenant-administrator', (world) =>
  post(world, amy, '/communities', { name: 'Mine' }),
)
refused('whoever administers nothing accepts for no tenant', 'not-tenant-administrator', async (world) =>
  accept(world, await invite(world, await create(world), boris.email), boris),
)
refused('whoever administers nothing invites nobody', 'not-community-administrator', async (world) =>
  post(world, amy, `/communities/${await create(world)}/invitations`, { email: bela.email }),
)
refused('whoever administers nothing sees no invitations', 'not-community-administrator', async (world) =>
  world.call(amy, 'GET', `/communities/${await create(world)}/invitations`),
)
refused('a member that is not the owner invites nobody', 'not-owner-tenant', async (world) => {
  const { communityId } = await joined(world)
  return post(world, bela, `/communities/${communityId}/invitations`, { email: carla.email })
})
refused('nobody shuts themselves out', 'administrator-roles-exclude-creator', (world) =>
  post(world, ada, '/communities', { name: 'Mine', administratorRoles: ['somebody-else'] }),
)
refused('an address that nobody vouches for does not accept', 'email-not-verified', async (world) =>
  accept(world, await invite(world, await create(world), dora.email), dora),
)
refused('where only the recipient may accept, the link is not enough', 'not-the-recipient', async (world) => {
  const invitationId = await invite(world, await create(world, ada, { policy: { recipientOnly: true } }))
  const called = await accept(world, invitationId, carla, { secret: world.secretOf(invitationId) })
  assert.is(called.body['facts'].maskedRecipient, 'b••@b••.example')
  return called
})
refused('a made-up secret is no link', 'link-invalid', async (world) =>
  accept(world, await invite(world, await create(world)), carla, { secret: 'test.1.made-up' }),
)
refused('the secret of another invitation is no link', 'link-invalid', async (world) => {
  const communityId = await create(world)
  const other = await invite(world, communityId, carla.email)
  return accept(world, await invite(world, communityId), carla, { secret: world.secretOf(other) })
})
refused('a genuine secret of a mail that was never sent is no link', 'link-invalid', async (world) => {
  const invitationId = await invite(world, await create(world))
  const headers = { 'invitation-secret': world.secretOf(invitationId, 2) }
  isProblem(await world.call(carla, 'GET', `/invitations/${invitationId}`, { headers }), 403, 'link-invalid')
  return accept(world, invitationId, carla, { secret: world.secretOf(invitationId, 2) })
})
refused('one accepts for the tenant that one is signed in to', 'wrong-tenant', async (world) => {
  const invitationId = await invite(world, await create(world), carla.email)
  return accept(world, invitationId, carla, { tenantId: carlaElsewhere.tenantId })
})
refused('who invited does not confirm under four eyes', 'four-eyes-required', async (world) => {
  const communityId = await create(world, ada, { policy: { fourEyes: true } })
  const invitationId = await invite(world, communityId)
  good(await accept(world, invitationId))
  const called = await confirm(world, communityId, invitationId)
  good(await confirm(world, communityId, invitationId, alan))
  return called
})
refused('who did not invite does not confirm if only the issuer may', 'only-issuer-confirms', async (world) => {
  const communityId = await create(world, ada, { policy: { confirmBy: 'issuer' } })
  const invitationId = await invite(world, communityId)
  good(await accept(world, invitationId))
  return confirm(world, communityId, invitationId, alan)
})
refused('nothing is accepted past the deadline', 'invitation-expired', async (world) => {
  const invitationId = await invite(world, await create(world))
  world.clock.moveOn(14)
  return accept(world, invitationId)
})
refused('nothing is confirmed past the deadline', 'invitation-expired', async (world) => {
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  good(await accept(world, invitationId))
  world.clock.moveOn(14)
  return confirm(world, communityId, invitationId)
})
refused('an invitation at an old revision of the community', 'revision-changed', async (world) => {
  const communityId = await create(world)
  await invite(world, communityId)
  const path = `/communities/${communityId}/invitations`
  const called = await post(world, ada, path, { email: carla.email }, { 'if-match': '"0"' })
  assert.equal(called.body['facts'], { expectedRevision: 0, currentRevision: 1 })
  return called
})
refused('a confirmation of what was not looked at', 'acceptance-changed', async (world) => {
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  good(await accept(world, invitationId))
  const path = `/communities/${communityId}/invitations/${invitationId}/confirm`
  return post(world, ada, path, { tenantId: 'borealis' }, { 'if-match': '"1"' })
})
refused('a key is used for one request alone', 'command-id-reused', async (world) => {
  const headers = { 'idempotency-key': '0190aaaa-0000-7000-8000-000000000001' }
  await post(world, ada, '/communities', { name: 'One' }, headers)
  return post(world, ada, '/communities', { name: 'Two' }, headers)
})
refused('one open invitation an address', 'already-invited', async (world) => {
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  const path = `/communities/${communityId}/invitations`
  const called = await post(world, ada, path, { email: 'BELA@borealis.EXAMPLE' })
  assert.is(called.body['facts'].invitationId, invitationId)
  return called
})
refused('no more open invitations than the limit', 'too-many-pending', async (world) => {
  const communityId = await create(world, ada, { policy: { pendingLimit: 1 } })
  await invite(world, communityId)
  const called = await post(world, ada, `/communities/${communityId}/invitations`, { email: carla.email })
  assert.is(called.body['retryable'], true)
  return called
})
refused('the owner does not join its own community', 'own-tenant', async (world) =>
  accept(world, await invite(world, await create(world), ada.email), ada),
)
refused('a member does not join again', 'already-member', async (world) => {
  const { communityId } = await joined(world)
  return accept(world, await invite(world, communityId, basil.email), basil)
})
refused('a tenant accepts once at a time', 'tenant-has-open-acceptance', async (world) => {
  const communityId = await create(world)
  good(await accept(world, await invite(world, communityId)))
  return accept(world, await invite(world, communityId, basil.email), basil)
})
refused('an invitation is accepted once, and its own tenant is told by whom', 'already-accepted', async (world) => {
  const invitationId = await invite(world, await create(world))
  good(await accept(world, invitationId))
  const called = await accept(world, invitationId)
  assert.equal(called.body['facts'].acceptedBy, { userId: 'bela', email: bela.email })
  return called
})
refused('another tenant is told when and for whom, not by whom', 'already-accepted', async (world) => {
  const invitationId = await invite(world, await create(world))
  good(await accept(world, invitationId))
  const called = await accept(world, invitationId, carla, { secret: world.secretOf(invitationId) })
  assert.equal(called.body['facts'], { tenantId: 'borealis', acceptedAt: '2026-01-05T09:30:00.000Z' })
  assert.not.match(called.text, 'bela')
  return called
})
refused('the second administrator gets the fact', 'already-confirmed', async (world) => {
  const { communityId, invitationId } = await joined(world)
  const called = await confirm(world, communityId, invitationId, alan)
  assert.match(called.body['detail'], /ada@aster\.example confirmed tenant borealis/)
  return called
})
refused('the invited side is not told who confirmed', 'already-confirmed', async (world) => {
  const { invitationId } = await joined(world)
  const called = await accept(world, invitationId)
  assert.not.match(called.text, 'ada@')
  return called
})
refused('nothing is confirmed that nobody accepted', 'not-accepted', async (world) => {
  const communityId = await create(world)
  const called = await confirm(world, communityId, await invite(world, communityId))
  assert.is(called.body['retryable'], true)
  return called
})
refused('the tenant confirmed is the tenant that accepted', 'other-tenant-accepted', async (world) => {
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  good(await accept(world, invitationId))
  return confirm(world, communityId, invitationId, ada, 'cascade')
})

test('link-superseded: an older link says so, to read and to accept', async () => {
  const world = await openWorld({ links: { secretFor: () => 'old', check: () => ok(0) } })
  const invitationId = await invite(world, await create(world))
  const headers = { 'invitation-secret': 'old' }
  isProblem(await world.call(carla, 'GET', `/invitations/${invitationId}`, { headers }), 410, 'link-superseded')
  isProblem(await accept(world, invitationId, carla, { secret: 'old' }), 410, 'link-superseded')
  reached.add('link-superseded')
  await world.close()
})

/** Writes an event of a newer version of the software at the end of a community's history. */
const appendFromTheFuture = async (world: World, communityId: string): Promise<void> => {
  const { hasher, ids } = nodePlatform()
  const streamId = communityStreamId(communityId as CommunityId)
  const stored = valueIn(await world.ports.store.readStream(streamId))
  const last = stored.at(-1)
  const end = last === undefined ? emptyStreamEnd : { revision: Number(last.revision), digest: last.digest }
  const commandId = ids.nextCommandId()
  const sealed = sealEvents(hasher, streamId, end, [
    {
      id: ids.nextCommandId() as string as never,
      type: 'CommunityPainted',
      schemaVersion: 1,
      data: { colour: 'blue' },
      metadata: {
        commandId,
        commandDigest: '0'.repeat(64),
        correlationId: commandId as string as never,
        causationId: null,
        actor: null,
        occurredAt: world.clock.now(),
      },
    },
  ])
  valueIn(await world.ports.store.append(streamId, BigInt(end.revision), sealed))
}

test('history-not-understood: a newer history is no ground for decisions, and strangers do not learn of it', async () => {
  const world = await openWorld({ store: memoryEventStore() })
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  await appendFromTheFuture(world, communityId)
  const path = `/communities/${communityId}/invitations`
  isProblem(await post(world, ada, path, { email: carla.email }), 409, 'history-not-understood')
  isProblem(await accept(world, invitationId), 409, 'history-not-understood')
  isProblem(await accept(world, invitationId, carla), 404, 'invitation-not-found')
  reached.add('history-not-understood')
  await world.close()
})

test('every refusal can be reached over HTTP but those that take two equal UUIDs', () => {
  const unreached = Object.keys(refusalStatus).filter((code) => !reached.has(code))
  assert.equal(unreached.sort(), [...productRefusals, ...neverOverHttp].sort())
  assert.is(problemOf(refusal('community-id-taken', 'Open', {})).status, 409)
})

test.run()
