import { type InvitationId, type Position, parseTenantId, type TenantId } from '@community-handshake/domain'
import { memoryEventStore } from '@community-handshake/eventstore-adapter'
import type { ParsedMail } from 'mailparser'
import { okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { smtpMailer } from '../src/index.js'
import { actor, ada, openCommunity } from './support/community.js'
import { startMailServer } from './support/mail-server.js'
import { notifierOn } from './support/notifier.js'
import { valueIn } from './support/results.js'

const hostile: Readonly<Record<string, string>> = {
  'line breaks that would begin a header':
    'Aster\r\nBcc: victim@example.org\r\nContent-Type: text/html\r\n\r\n<h1>free</h1>',
  'other line breaks': 'Aster\u2028Bcc: victim@example.org\u2029\u0085\u000b\u000cX: y',
  'control characters': 'A\u0000s\u0007t\u001be\u007fr\u0090',
  'right-to-left marks': '\u202emoc.elpmaxe\u202c \u2066Aster\u2069 \u200f\u061c',
  HTML: '<script>alert(1)</script><img src=x onerror=alert(1)><a href="https://evil.example/">Aster</a>"\'&lt;',
  links: 'https://evil.example/login www.evil.example evil@example.org mailto:evil@example.org',
  'look-alikes': 'Аster Еnergy', // Cyrillic
  'ten thousand characters': 'Aster '.repeat(1700),
  'a pile of marks': `A${'\u0301'.repeat(5000)}`,
  'encoded words': '=?utf-8?Q?=0D=0ABcc=3A_victim=40example=2Eorg?= Aster',
  'half a character': 'Aster \ud800 Energy',
  'nothing to see': '\u200b\u2060\u3164',
}

const guest = actor('bela', 'borealis')

/** All mails of a handshake between two tenants of that name, as they arrive. */
const mailsOf = async (name: string): Promise<readonly ParsedMail[]> => {
  const recipients: string[] = []
  const server = await startMailServer({
    onRcptTo: ({ address }, _session, done) => {
      recipients.push(address)
      done()
    },
  })
  const store = memoryEventStore()
  const { handshake, service, communityId, invite } = await openCommunity(store)
  const mailer = valueIn(smtpMailer({ url: `smtp://127.0.0.1:${server.port}`, from: 'Communities <a@example.com>' }))
  const tenants = { find: (tenantId: TenantId) => okAsync({ tenantId, name }) }
  const notifier = notifierOn(store, handshake, mailer, { tenants })
  const { invitationId, position } = await invite(guest.email)
  const steps = stepsOf(service, { communityId, invitationId })
  await notifier.settled(position)
  for (const step of steps) await notifier.settled(await step())
  await notifier.stop()
  await mailer.close()
  await server.close()
  assert.equal([...new Set(recipients)].sort(), [ada.email, guest.email])
  return server.mails
}

const stepsOf = (
  service: Awaited<ReturnType<typeof openCommunity>>['service'],
  about: { readonly communityId: Awaited<ReturnType<typeof openCommunity>>['communityId']; invitationId: InvitationId },
): readonly (() => Promise<Position>)[] => {
  const tenantId = valueIn(parseTenantId('borealis'))
  const { communityId } = about
  return [
    async () => valueIn(await service.acceptInvitation({ actor: guest }, { ...about, tenantId })).position,
    async () => valueIn(await service.confirmTenant({ actor: ada }, { ...about, tenantId })).position,
    async () => valueIn(await service.removeTenant({ actor: ada }, { communityId, tenantId })).position,
  ]
}

const fields = [
  ...['from', 'to', 'reply-to', 'subject', 'message-id', 'in-reply-to', 'references', 'date', 'mime-version'],
  ...['content-type', 'auto-submitted', 'list-unsubscribe', 'list'],
]

const isHarmless = (mail: ParsedMail): void => {
  for (const name of mail.headers.keys()) assert.ok(fields.includes(name), `a field ${name} came in`)
  assert.equal([mail.to].flat().length, 1)
  const subject = mail.subject ?? ''
  assert.not.match(subject, /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u200e\u200f\u061c]/u)
  assert.ok([...subject].length < 250, `a subject of ${subject.length}`)
  const html = typeof mail.html === 'string' ? mail.html : ''
  assert.not.match(html, /<(?:script|img|h1>free)|onerror=alert\(1\)>/)
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, link]) => link ?? '')
  for (const link of links) assert.ok(link.startsWith('https://communities.example.com/'), link)
  for (const link of (mail.text ?? '').match(/https?:\/\/\S+/g) ?? [])
    assert.ok(link.startsWith('https://communities.example.com/'), link)
  assert.ok((mail.text ?? '').length < 10_000, `a text of ${mail.text?.length}`)
  assert.not.match((mail.text ?? '').replaceAll('\n', ''), /[\p{Cc}\u202a-\u202e]/u)
}

for (const [what, name] of Object.entries(hostile))
  test(`names with ${what} arrive as harmless text in every mail of a handshake`, async () => {
    const mails = await mailsOf(name)
    assert.is(mails.length, 5)
    for (const mail of mails) isHarmless(mail)
  })

test('hostile names arrive as harmless text in every mail of a handshake', async () => {
  const all = Object.values(hostile).join(' ')
  for (const mail of await mailsOf(all)) isHarmless(mail)
})

test.run()
