import type { MailFailure } from '@community-handshake/domain'
import { memoryEventStore } from '@community-handshake/eventstore-adapter'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { deliveryState } from '../src/index.js'
import { ada, bela, openCommunity, platform } from './support/community.js'
import { notifierOn, recordingMailer, until } from './support/notifier.js'
import { valueIn } from './support/results.js'

const stage = async (answers: (MailFailure['reason'] | 'ok')[]) => {
  const store = memoryEventStore()
  const community = await openCommunity(store)
  const deliveries = deliveryState({ store, ...platform })
  const notifier = notifierOn(store, community.handshake, recordingMailer(answers))
  return { ...community, store, deliveries, notifier }
}

test('before anything was asked for, there are no mails', async () => {
  const { deliveries, invite, notifier } = await stage([])
  await notifier.stop()
  const { invitationId } = await invite(bela.email)
  assert.equal(valueIn(await deliveries.ofInvitation(invitationId)), [])
})

test('a mail that was taken is sent, with the server’s answer', async () => {
  const { deliveries, invite, notifier } = await stage(['temporary', 'ok'])
  const { invitationId, position } = await invite(bela.email)
  await notifier.settled(position)
  await notifier.stop()
  const [mail, ...others] = valueIn(await deliveries.ofInvitation(invitationId))
  assert.is(others.length, 0)
  assert.is(mail?.kind, 'invitation')
  assert.is(mail?.role, 'invitee')
  assert.is(mail?.status, 'sent')
  assert.is(mail?.answer, '250 taken')
  assert.is(mail?.attempts, 2)
  assert.ok((mail?.changedAt ?? '') >= (mail?.requestedAt ?? ''))
})

test('a mail that nobody takes yet is failed, and one refused for good is given up, both with the words', async () => {
  const waiting = await stage(['unreachable'])
  const hour = notifierOn(waiting.store, waiting.handshake, recordingMailer(['unreachable']), {
    name: 'other',
    pauseMs: () => 3_600_000,
  })
  await waiting.notifier.stop()
  const { invitationId } = await waiting.invite(bela.email)
  await until(() => hour.state() === 'waiting-for-mail-server')
  await hour.stop()
  const [failed] = valueIn(await waiting.deliveries.ofInvitation(invitationId))
  assert.equal([failed?.status, failed?.reason, failed?.answer], ['failed', 'unreachable', 'it was unreachable'])

  const refused = await stage(['permanent'])
  const invited = await refused.invite(bela.email)
  await refused.notifier.settled(invited.position)
  await refused.notifier.stop()
  const [given] = valueIn(await refused.deliveries.ofInvitation(invited.invitationId))
  assert.equal([given?.status, given?.reason, given?.answer], ['gave-up', 'refused', 'it was permanent'])
})

test('all mails of one invitation are told in their order, those of others are not, and nobody’s address is', async () => {
  const { deliveries, invite, service, communityId, notifier } = await stage([])
  const other = await invite('carla@cascade.example')
  const { invitationId, position } = await invite(bela.email)
  await notifier.settled(position)
  const about = { communityId, invitationId }
  const accepted = await service.acceptInvitation({ actor: bela }, { ...about, tenantId: bela.tenantId })
  await notifier.settled(valueIn(accepted).position)
  const before = valueIn(await deliveries.ofInvitation(invitationId))
  const confirmed = await service.confirmTenant({ actor: ada }, { ...about, tenantId: bela.tenantId })
  await notifier.settled(valueIn(confirmed).position)
  await notifier.stop()
  const mails = valueIn(await deliveries.ofInvitation(invitationId))
  assert.is(before.length, 3)
  assert.equal(
    mails.map(({ kind, role, status }) => `${kind} ${role} ${status}`),
    ['invitation invitee sent', 'confirmation-due inviter sent', 'accepted acceptor sent', 'confirmed acceptor sent'],
  )
  assert.not.match(JSON.stringify(mails), /@/)
  assert.is(valueIn(await deliveries.ofInvitation(other.invitationId)).length, 1)
})

test.run()
