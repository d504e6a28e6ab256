import {
  type Actor,
  communityHandshake,
  communityService,
  hmacInvitationLinks,
  type Mail,
  type Position,
  parseEmailAddress,
  parseTenantId,
  parseUserId,
} from '@community-handshake/domain'
import { deliveryState, startNotifier } from '@community-handshake/email-adapter'
import { memoryEventStore, nodePlatform } from '@community-handshake/eventstore-adapter'
import { okAsync, type Result } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { resendMailer } from '../src/resend-mailer.js'
import { type StandIn, startStandIn, type Trouble } from './stand-in.js'

const apiKey = 're_test'
const from = 'Communities <no-reply@example.com>'

const valueIn = <Value, Failure>(result: Result<Value, Failure>): Value => {
  if (result.isOk()) return result.value
  throw new Error(`failed with ${JSON.stringify(result.error)}`)
}

const mail: Mail = {
  messageId: 'invitation-1@communities.example.com',
  to: valueIn(parseEmailAddress('bela@borealis.example')),
  subject: 'You are invited',
  text: 'Join us',
  html: '<p>Join us</p>',
  replyTo: valueIn(parseEmailAddress('office@aster.example')),
  inReplyTo: 'invitation-0@communities.example.com',
  references: ['invitation-0@communities.example.com'],
}

const withApi = (name: string, work: (api: StandIn) => Promise<void>): void =>
  test(name, async () => {
    const api = await startStandIn(apiKey)
    try {
      await work(api)
    } finally {
      await api.close()
    }
  })

const mailerTo = ({ baseUrl }: StandIn, patienceMs = 2000) => resendMailer({ apiKey, from, baseUrl, patienceMs })

withApi('a mail goes out with what makes it a conversation', async (api) => {
  const mailer = mailerTo(api)
  assert.is(valueIn(await mailer.send(mail)).response, '200 mail-1')
  await mailer.close()
  const [sent] = api.sent
  assert.equal([sent?.from, sent?.to, sent?.reply_to], [from, [mail.to], mail.replyTo])
  assert.equal(sent?.headers, {
    'Message-ID': '<invitation-1@communities.example.com>',
    'Auto-Submitted': 'auto-generated',
    'In-Reply-To': '<invitation-0@communities.example.com>',
    References: '<invitation-0@communities.example.com>',
  })
})

withApi('a mail whose answer was lost is sent again and delivered once', async (api) => {
  const mailer = mailerTo(api)
  api.loseAnswer()
  const lost = await mailer.send(mail)
  assert.is(lost.isErr() && lost.error.reason, 'unreachable')
  assert.is(valueIn(await mailer.send(mail)).response, '200 mail-1')
  // Somebody renamed the community in the meantime: the mail that left has the older name, and leaves once all the same.
  assert.match(valueIn(await mailer.send({ ...mail, subject: 'Another name' })).response, /sent before/)
  await mailer.close()
  assert.is(api.sent.length, 1)
})

const meanings: readonly (readonly [Trouble, string])[] = [
  [{ status: 422, name: 'validation_error' }, 'permanent'],
  [{ status: 409, name: 'concurrent_idempotent_requests' }, 'temporary'],
  [{ status: 429, name: 'rate_limit_exceeded' }, 'unreachable'],
  [{ status: 403, name: 'invalid_api_key' }, 'unreachable'],
  [{ status: 500, name: 'internal_server_error' }, 'unreachable'],
  ['html', 'unreachable'],
  ['hang', 'unreachable'],
]

for (const [trouble, reason] of meanings)
  withApi(`${JSON.stringify(trouble)} is ${reason}, and the key is not repeated`, async (api) => {
    api.troubles.push(trouble)
    const mailer = mailerTo(api, 200)
    const failed = await mailer.send(mail)
    await mailer.close()
    assert.is(failed.isErr() && failed.error.reason, reason)
    assert.not.match(JSON.stringify(failed), /re_test/)
  })

const ada: Actor = {
  userId: valueIn(parseUserId('ada')),
  email: valueIn(parseEmailAddress('ada@aster.example')),
  emailVerified: true,
  tenantId: valueIn(parseTenantId('aster')),
  roles: ['tenant-administrator'],
}

withApi('an invitation leaves by the API, however often the API fails first', async (api) => {
  api.troubles.push('html', { status: 429, name: 'rate_limit_exceeded' })
  const platform = nodePlatform()
  const store = memoryEventStore()
  const links = hmacInvitationLinks(platform.hasher, [{ id: 'k1', key: new Uint8Array(32).fill(7) }])
  const handshake = communityHandshake({ store, ...platform })
  const service = communityService({ handshake, links, ...platform })
  const mailer = mailerTo(api)
  const notifier = startNotifier({
    ...{ store, handshake, links, mailer, checkpoints: store.checkpoints, ...platform },
    tenants: { find: (tenantId) => okAsync({ tenantId, name: 'Aster Energy' }) },
    invitationUrl: (invitationId) => `https://communities.example.com/invitations/${invitationId}`,
    messageIdDomain: 'communities.example.com',
    pauseMs: () => 1,
    log: () => undefined,
  })
  const { communityId } = valueIn(await service.createCommunity({ actor: ada }, { name: 'Grid data' }))
  const invited = valueIn(await service.inviteTenant({ actor: ada }, { communityId, email: mail.to }))
  const position: Position = invited.position
  await notifier.settled(position)
  await notifier.stop()
  await mailer.close()
  assert.is(api.sent.length, 1)
  assert.match(api.sent[0]?.text ?? '', /https:\/\/communities\.example\.com\/invitations\/\S+#k1\.1\./)
  const [event] = invited.events
  if (event?.type !== 'TenantInvited') throw new Error('no invitation')
  const [told] = valueIn(await deliveryState({ store, ...platform }).ofInvitation(event.data.invitationId))
  assert.equal([told?.status, told?.answer], ['sent', '200 mail-1'])
})

test.run()
