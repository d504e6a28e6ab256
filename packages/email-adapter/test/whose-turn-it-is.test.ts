import type { Mail } from '@community-handshake/domain'
import { memoryEventStore } from '@community-handshake/eventstore-adapter'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ada, bela, openCommunity } from './support/community.js'
import { notifierOn, recordingMailer } from './support/notifier.js'
import { valueIn } from './support/results.js'

const play = async (): Promise<readonly Mail[]> => {
  const store = memoryEventStore()
  const { handshake, service, communityId, invite } = await openCommunity(store)
  const mailer = recordingMailer()
  const notifier = notifierOn(store, handshake, mailer, { pageUrl: () => 'https://communities.example.com/' })
  const { invitationId, position } = await invite(bela.email)
  await notifier.settled(position)
  const about = { communityId, invitationId, tenantId: bela.tenantId }
  await notifier.settled(valueIn(await service.acceptInvitation({ actor: bela }, about)).position)
  await notifier.settled(valueIn(await service.confirmTenant({ actor: ada }, about)).position)
  await notifier.stop()
  return mailer.mails
}

test('the owner’s mail says that a confirmation is due and who accepted, the other one that it is no membership yet', async () => {
  const [, due, accepted, confirmed] = await play()
  assert.is(due?.to, ada.email)
  assert.match(due?.subject ?? '', /confirmation is due/)
  assert.match(due?.text ?? '', /bela@borealis\.example accepted/)
  assert.match(due?.text ?? '', /not a member yet/)
  assert.match(due?.text ?? '', /https:\/\/communities\.example\.com\//)
  assert.is(accepted?.to, bela.email)
  assert.match(accepted?.text ?? '', /not a member yet/)
  assert.match(confirmed?.text ?? '', /is a member/)
})

test('what does not match stands in the mail, made harmless', async () => {
  const [, due] = await play()
  // The host of this test calls both tenants alike.
  assert.match(due?.text ?? '', /looks like Aster Energy/)
})

test('only a mail to the invitee holds the secret of a link', async () => {
  for (const { to, text, html } of await play()) if (to !== bela.email) assert.not.match(`${text}${html}`, /k1\.\d+\./)
  const [, ...later] = await play()
  for (const { text, html } of later) assert.not.match(`${text}${html}`, /k1\.\d+\./)
})

test.run()
