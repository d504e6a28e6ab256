import { type DeliveryState, type MailDelivery, parseTimestamp } from '@community-handshake/domain'
import { errAsync, okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, bela } from './world/people.js'
import { valueIn } from './world/results.js'
import { create, good, invite } from './world/steps.js'
import { openWorld } from './world/world.js'

const at = valueIn(parseTimestamp('2026-01-05T09:30:01Z'))

const mail = (status: MailDelivery['status'], more: Partial<MailDelivery> = {}): MailDelivery => ({
  ...{ kind: 'invitation', role: 'invitee', status, requestedAt: at, changedAt: at, attempts: 1 },
  ...more,
})

const telling = (mails: () => readonly MailDelivery[]): DeliveryState => ({ ofInvitation: () => okAsync(mails()) })

test('beside an invitation the owner sees what became of its mails, and lists do not tell', async () => {
  const refused = mail('gave-up', { reason: 'refused', answer: '550 5.1.1 no such mailbox' })
  const world = await openWorld({ replace: () => ({ deliveries: telling(() => [refused]) }) })
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  const path = `/communities/${communityId}/invitations`
  const read = good(await world.call(ada, 'GET', `${path}/${invitationId}`))
  assert.equal(read['delivery'], [refused])
  assert.is(read['state'], 'Invited')
  assert.is(good(await world.call(ada, 'GET', path))['items'][0].delivery, undefined)
  await world.close()
})

test('the invited side is told nothing about mails', async () => {
  const world = await openWorld({ replace: () => ({ deliveries: telling(() => [mail('sent')]) }) })
  const communityId = await create(world)
  const invitationId = await invite(world, communityId)
  const received = good(await world.call(bela, 'GET', `/invitations/${invitationId}`))
  assert.is(received['delivery'], undefined)
  assert.is((await world.call(bela, 'GET', `/communities/${communityId}/invitations/${invitationId}`)).status, 404)
  await world.close()
})

test('a mail that leaves changes what is read, though the invitation is at the same revision', async () => {
  let status: MailDelivery['status'] = 'requested'
  const world = await openWorld({ replace: () => ({ deliveries: telling(() => [mail(status)]) }) })
  const communityId = await create(world)
  const path = `/communities/${communityId}/invitations/${await invite(world, communityId)}`
  const first = await world.call(ada, 'GET', path)
  status = 'sent'
  const again = await world.call(ada, 'GET', path, { headers: { 'if-none-match': String(first.headers['etag']) } })
  assert.equal([again.status, again.body.delivery[0].status], [200, 'sent'])
  await world.close()
})

test('an invitation is shown without its mails where nobody can tell what became of them', async () => {
  const failure = { kind: 'store-failure', reason: 'unavailable', message: 'the store is away' } as const
  const world = await openWorld({ replace: () => ({ deliveries: { ofInvitation: () => errAsync(failure) } }) })
  const communityId = await create(world)
  const path = `/communities/${communityId}/invitations/${await invite(world, communityId)}`
  const read = await world.call(ada, 'GET', path)
  assert.equal([read.status, read.body.delivery], [200, undefined])
  await world.close()
})

test.run()
