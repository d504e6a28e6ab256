import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, alan, basil, bela, carla } from './world/people.js'
import { accept, confirm, create, good, invite, isProblem, patch, post, remove } from './world/steps.js'
import { openWorld, type World } from './world/world.js'

const at = '2026-01-05T09:30:00.000Z'
const key = (last: number) => ({ 'idempotency-key': `0190aaaa-0000-7000-8000-00000000000${last}` })

const invited = async (world: World, policy: object = {}) => {
  const communityId = await create(world, ada, { policy })
  const invitationId = await invite(world, communityId)
  const owners = `/communities/${communityId}/invitations/${invitationId}`
  return { communityId, invitationId, owners, received: `/invitations/${invitationId}` }
}

test('an invitation carries a word and a language to the recipient, but no link', async () => {
  const world = await openWorld()
  const path = `/communities/${await create(world)}/invitations`
  const words = { message: 'As agreed on Monday.', language: 'es-mx' }
  const created = good(await post(world, ada, path, { email: bela.email, ...words }))
  assert.equal([created['message'], created['language']], ['As agreed on Monday.', 'es-MX'])
  const seen = good(await world.call(bela, 'GET', `/invitations/${created['id']}`))
  assert.equal([seen['message'], seen['language']], ['As agreed on Monday.', 'es-MX'])
  const link = await post(world, ada, path, { email: carla.email, message: 'See www.example.com' })
  isProblem(link, 400, 'invalid-request')
  assert.is(link.body['errors'][0].pointer, '/message')
  isProblem(await post(world, ada, path, { email: carla.email, language: 'klingon!' }), 400, 'invalid-request')
  await world.close()
})

test('sending again replaces the link and prolongs the time, and the old link says since when it is replaced', async () => {
  const world = await openWorld()
  const { invitationId, owners, received } = await invited(world)
  world.clock.moveOn(1)
  const resent = await post(world, alan, `${owners}/resend`, {}, { ...key(1), 'if-match': '"1"' })
  assert.equal(
    [good(resent)['generation'], resent.body['sentAt'], resent.body['deadline']],
    [2, '2026-01-06T09:30:00.000Z', '2026-01-20T09:30:00.000Z'],
  )
  const repeated = await post(world, alan, `${owners}/resend`, {}, { ...key(1), 'if-match': '"1"' })
  assert.equal([repeated.headers['idempotency-replayed'], repeated.body], ['true', resent.body])
  isProblem(await post(world, ada, `${owners}/resend`, {}, { 'if-match': '"1"' }), 412, 'acceptance-changed')
  const old = { 'invitation-secret': world.secretOf(invitationId, 1) }
  const superseded = await world.call(carla, 'GET', received, { headers: old })
  isProblem(superseded, 410, 'link-superseded')
  assert.equal(superseded.body['facts'], {
    generation: 1,
    currentGeneration: 2,
    sentAt: '2026-01-06T09:30:00.000Z',
  })
  assert.match(superseded.body['detail'], /replaced by the one in the mail of 2026-01-06/)
  for (const way of ['accept', 'decline'])
    isProblem(
      await post(world, carla, `${received}/${way}`, {
        secret: world.secretOf(invitationId, 1),
        ...(way === 'accept' ? { tenantId: 'cascade' } : {}),
      }),
      410,
      'link-superseded',
    )
  good(await accept(world, invitationId, carla, { secret: world.secretOf(invitationId, 2) }))
  await world.close()
})

test('one that lapsed before anybody accepted is sent again without a body, too', async () => {
  const world = await openWorld()
  const { owners } = await invited(world)
  world.clock.moveOn(20)
  const lapsed = good(await world.call(ada, 'GET', owners))
  assert.equal([lapsed['state'], lapsed['ending']], ['Expired', { at: '2026-01-19T09:30:00.000Z' }])
  assert.is(good(await world.call(ada, 'POST', `${owners}/resend`))['state'], 'Invited')
  await world.close()
})

test('the owner revokes an invitation, and whoever comes late learns that, not by whom', async () => {
  const world = await openWorld()
  const { invitationId, owners, received } = await invited(world)
  isProblem(await remove(world, ada, owners, undefined, { 'if-match': '"0"' }), 412, 'acceptance-changed')
  isProblem(await remove(world, ada, owners, { reason: 'x' }), 400, 'invalid-request')
  const revoked = await remove(world, ada, owners, undefined, { 'if-match': '"1"', ...key(1) })
  assert.equal(
    [good(revoked)['state'], revoked.body['ending']],
    ['Revoked', { at, by: { userId: 'ada', email: ada.email } }],
  )
  assert.is((await remove(world, ada, owners, undefined, key(1))).headers['idempotency-replayed'], 'true')
  const late = await accept(world, invitationId)
  isProblem(late, 410, 'already-revoked')
  assert.equal(late.body['facts'], { at })
  assert.not.match(late.text, 'ada@')
  const again = await remove(world, alan, owners)
  isProblem(again, 410, 'already-revoked')
  assert.is(again.body['facts'].by.userId, 'ada')
  assert.equal(good(await world.call(bela, 'GET', received))['ending'], { at })
  await invite(world, owners.split('/')[2] ?? '')
  await world.close()
})

test('once a tenant has accepted, the owner refuses that tenant instead of revoking', async () => {
  const world = await openWorld()
  const { invitationId, owners, received } = await invited(world)
  good(await accept(world, invitationId))
  const meanwhile = await remove(world, ada, owners)
  isProblem(meanwhile, 409, 'accepted-meanwhile')
  assert.match(meanwhile.body['advice'], /refuse that tenant/)
  isProblem(await post(world, ada, `${owners}/resend`, {}), 409, 'accepted-meanwhile')
  isProblem(await post(world, ada, `${owners}/refuse`, { tenantId: 'cascade' }), 409, 'other-tenant-accepted')
  const stale = await post(world, ada, `${owners}/refuse`, { tenantId: 'borealis' }, { 'if-match': '"1"' })
  isProblem(stale, 412, 'acceptance-changed')
  const refused = await post(world, ada, `${owners}/refuse`, { tenantId: 'borealis' }, { 'if-match': '"2"' })
  assert.is(good(refused)['state'], 'Refused')
  assert.is(refused.body['acceptance'].tenantId, 'borealis')
  isProblem(await post(world, alan, `${owners}/refuse`, { tenantId: 'borealis' }), 410, 'already-refused')
  const seen = good(await world.call(basil, 'GET', received))
  assert.equal([seen['state'], seen['ending']], ['Refused', { at }])
  const late = await post(world, bela, `${received}/withdraw`, {})
  isProblem(late, 410, 'already-refused')
  assert.not.match(late.text, 'ada@')
  await world.close()
})

test('the recipient declines without a body, and a new invitation can be sent', async () => {
  const world = await openWorld()
  const { communityId, owners, received } = await invited(world)
  isProblem(await post(world, bela, `${received}/decline`, {}, { 'if-match': '"7"' }), 412, 'acceptance-changed')
  const declined = await world.call(bela, 'POST', `${received}/decline`, { headers: { 'if-match': '"1"' } })
  assert.equal(
    [good(declined)['state'], declined.body['ending']],
    ['Declined', { at, by: { userId: 'bela', email: bela.email } }],
  )
  const again = await post(world, bela, `${received}/decline`, {})
  isProblem(again, 410, 'already-declined')
  assert.is(again.body['facts'].by.userId, 'bela')
  assert.is(good(await world.call(ada, 'GET', owners))['ending'].by.userId, 'bela')
  isProblem(await remove(world, ada, owners), 410, 'already-declined')
  await invite(world, communityId)
  await world.close()
})

test('an administrator who holds the link may decline, and others learn only that it happened', async () => {
  const world = await openWorld()
  const { invitationId, received } = await invited(world)
  isProblem(await post(world, carla, `${received}/decline`, {}), 404, 'invitation-not-found')
  isProblem(await post(world, carla, `${received}/decline`, { secret: 'test.1.made-up' }), 403, 'link-invalid')
  good(await post(world, carla, `${received}/decline`, { secret: world.secretOf(invitationId) }))
  const late = await accept(world, invitationId)
  isProblem(late, 410, 'already-declined')
  assert.not.match(late.text, 'carla')
  await world.close()
})

test('the accepting tenant withdraws before it is confirmed, by any of its administrators', async () => {
  const world = await openWorld()
  const { communityId, invitationId, owners, received } = await invited(world)
  const early = await post(world, bela, `${received}/withdraw`, {})
  isProblem(early, 409, 'not-accepted')
  isProblem(await post(world, carla, `${received}/withdraw`, {}), 404, 'invitation-not-found')
  good(await accept(world, invitationId))
  const withdrawn = await post(world, basil, `${received}/withdraw`, {}, { 'if-match': '"2"', ...key(1) })
  assert.is(good(withdrawn)['state'], 'Withdrawn')
  const repeated = await post(world, basil, `${received}/withdraw`, {}, { 'if-match': '"2"', ...key(1) })
  assert.equal([repeated.headers['idempotency-replayed'], repeated.body], ['true', withdrawn.body])
  const late = await confirm(world, communityId, invitationId)
  isProblem(late, 410, 'already-withdrawn')
  assert.is(late.body['facts'].by.userId, 'basil')
  isProblem(await post(world, bela, `${received}/withdraw`, {}), 410, 'already-withdrawn')
  assert.is(good(await world.call(ada, 'GET', owners))['acceptance'].tenantId, 'borealis')
  await world.close()
})

test('a recipient of another tenant than the one that accepted is not told by whom', async () => {
  const world = await openWorld()
  const { invitationId, received } = await invited(world)
  good(await accept(world, invitationId, carla, { secret: world.secretOf(invitationId) }))
  const other = await post(world, bela, `${received}/withdraw`, {})
  isProblem(other, 409, 'other-tenant-accepted')
  assert.not.match(other.text, 'carla')
  await world.close()
})

test('what changes elsewhere in the community does not disturb who acts on one invitation', async () => {
  const world = await openWorld()
  const { communityId, invitationId, received } = await invited(world)
  const others = Array.from({ length: 8 }, (_, index) => invite(world, communityId, `p${index}@cascade.example`))
  const declined = await post(world, bela, `${received}/decline`, {}, { 'if-match': '"1"' })
  assert.is(declined.status, 200, declined.text)
  await Promise.all(others)
  good(await patch(world, ada, `/communities/${communityId}`, { name: 'Other' }))
  isProblem(await accept(world, invitationId), 410, 'already-declined')
  await world.close()
})

test('whoever asks too often is told how long to wait', async () => {
  const world = await openWorld()
  const { communityId, owners } = await invited(world, { recipientDailyLimit: 1, senderDailyLimit: 2 })
  world.clock.moveOn(0.25)
  const again = await post(world, ada, `${owners}/resend`, {})
  isProblem(again, 429, 'too-many-to-recipient')
  assert.is(again.headers['retry-after'], String(18 * 3600))
  assert.is(again.body['retryable'], true)
  await invite(world, communityId, carla.email)
  const third = await post(world, ada, `/communities/${communityId}/invitations`, { email: 'c@cascade.example' })
  isProblem(third, 429, 'too-many-by-sender')
  assert.is(third.headers['retry-after'], String(18 * 3600))
  await invite(world, communityId, 'c@cascade.example', alan)
  world.clock.moveOn(0.75)
  good(await post(world, ada, `${owners}/resend`, {}))
  await world.close()
})

test('who is signed in with another account is told with which, and which was invited, masked', async () => {
  const world = await openWorld()
  const { invitationId, received } = await invited(world, { recipientOnly: true })
  const secret = world.secretOf(invitationId)
  for (const called of [
    await accept(world, invitationId, carla, { secret }),
    await post(world, carla, `${received}/decline`, { secret }),
  ]) {
    isProblem(called, 403, 'not-the-recipient')
    assert.equal(called.body['facts'], {
      maskedRecipient: 'b••@b••.example',
      signedInAs: { email: carla.email, tenantId: 'cascade' },
    })
    assert.match(called.body['detail'], /signed in as carla@cascade\.example to tenant cascade/)
    assert.match(called.body['advice'], /Sign in with the invited address/)
  }
  const seen = good(await world.call(carla, 'GET', received, { headers: { 'invitation-secret': secret } }))
  assert.match(seen['next'], /b••@b••\.example.*signed in as carla@cascade\.example/)
  const lost = await world.call(carla, 'GET', received)
  isProblem(lost, 404, 'invitation-not-found')
  assert.equal(lost.body['facts'], { signedInAs: { email: carla.email, tenantId: 'cascade' } })
  await world.close()
})

test.run()
