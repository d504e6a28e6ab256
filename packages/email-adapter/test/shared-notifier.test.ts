import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { EventStore } from '@community-handshake/domain'
import {
  type MemoryEventStore,
  memoryConsumerGroups,
  memoryEventStore,
  sqliteEventStore,
} from '@community-handshake/eventstore-adapter'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type SharedNotifierOptions, startSharedNotifier } from '../src/index.js'
import { bela, type InvitedCommunity, links, openCommunity, platform, tenants } from './support/community.js'
import { startMailServer } from './support/mail-server.js'
import { ledgerOf, ledgerText, type RecordingMailer, recordingMailer, until } from './support/notifier.js'
import { valueIn } from './support/results.js'

const shared = (
  store: MemoryEventStore,
  { handshake }: InvitedCommunity,
  mailer: RecordingMailer,
  also: Partial<SharedNotifierOptions> = {},
) => {
  const groups = also.groups ?? memoryConsumerGroups({ store })
  return startSharedNotifier({
    ...{ store, handshake, mailer, links, tenants, ...platform },
    invitationUrl: (invitationId) => `https://communities.example.com/invitations/${invitationId}`,
    messageIdDomain: 'communities.example.com',
    pauseMs: () => 2,
    log: () => undefined,
    ...{ ...also, groups },
  })
}

const recipients = ['bela', 'carla', 'dora', 'emil', 'frida', 'gil', 'hana', 'ivo'].map((name) => `${name}@b.example`)

const sentIn = async (store: EventStore): Promise<number> =>
  (await ledgerOf(store)).filter((type) => type === 'NotificationSent').length

const allSent = async (store: EventStore, count: number): Promise<void> => {
  while ((await sentIn(store)) < count) await new Promise((resolve) => setTimeout(resolve, 10))
}

test('each of several that share the work sends some of the mails, and no mail is sent twice', async () => {
  const store = memoryEventStore()
  const community = await openCommunity(store)
  const groups = memoryConsumerGroups({ store })
  const mailers = [recordingMailer(), recordingMailer(), recordingMailer()]
  const notifiers = mailers.map((mailer) => shared(store, community, mailer, { groups }))
  for (const recipient of recipients) await community.invite(recipient)
  await allSent(store, recipients.length)
  await Promise.all(notifiers.map((notifier) => notifier.stop()))
  const to = mailers.flatMap(({ mails }) => mails.map((mail) => mail.to as string))
  assert.equal(to.sort(), recipients)
})

test('a group that knows nothing of the past reads the whole history and sends nothing again', async () => {
  const store = memoryEventStore()
  const community = await openCommunity(store)
  const first = shared(store, community, recordingMailer())
  await community.invite(bela.email)
  await allSent(store, 1)
  await first.stop()
  const again = recordingMailer()
  const second = shared(store, community, again)
  await community.invite('carla@cascade.example')
  await allSent(store, 2)
  await second.stop()
  assert.equal(
    again.mails.map(({ to }) => to),
    ['carla@cascade.example'],
  )
})

test('a recipient who is put off is tried again after a pause, while the others get their mails', async () => {
  const store = memoryEventStore()
  const community = await openCommunity(store)
  const mailer = recordingMailer(['temporary', 'temporary'])
  const notifier = shared(store, community, mailer)
  for (const recipient of recipients.slice(0, 2)) await community.invite(recipient)
  await allSent(store, 2)
  await notifier.stop()
  assert.equal(mailer.mails.map(({ to }) => to as string).sort(), recipients.slice(0, 2))
  assert.is((await ledgerOf(store)).filter((type) => type === 'NotificationFailed').length, 2)
})

test('it tells that no mail server answers, and stops at once', async () => {
  const store = memoryEventStore()
  const community = await openCommunity(store)
  const mailer = recordingMailer(Array.from({ length: 10_000 }, () => 'unreachable' as const))
  const notifier = shared(store, community, mailer, { pauseMs: () => 3_600_000 })
  await community.invite(bela.email)
  await until(() => notifier.state() === 'waiting-for-mail-server')
  await notifier.stop()
  assert.is(notifier.state(), 'stopped')
  assert.match(await ledgerText(store), /"reason":"unreachable"/)
})

test('options that cannot be halt it with a word in the log', async () => {
  const store = memoryEventStore()
  const community = await openCommunity(store)
  const words: string[] = []
  const log: SharedNotifierOptions['log'] = ({ message, reason }) => words.push(`${message} ${reason}`)
  const notifier = shared(store, community, recordingMailer(), { leaseMs: 1, log })
  await until(() => notifier.state() === 'halted')
  await notifier.stop()
  assert.match(words.join(), /cannot go on.*100/)
})

const program = fileURLToPath(new URL('./programs/notify-in-group.ts', import.meta.url))
const kills = 4

test('killed at any point, again and again, a group loses no mail and repeats at most the one in flight', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'community-handshake-group-'))
  const path = join(folder, 'communities.db')
  const store = valueIn(sqliteEventStore({ path }))
  const { invite } = await openCommunity(store)
  for (const recipient of recipients) await invite(recipient)
  const server = await startMailServer()

  const begin = async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', program, path, String(server.port)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const closed = once(child, 'close')
    await once(child.stdout, 'data')
    return { child, closed }
  }
  for (let kill = 1; kill <= kills; kill += 1) {
    const { child, closed } = await begin()
    // Somewhere between the first look at the history and the last mail of this life.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 150))
    child.kill('SIGKILL')
    await closed
  }
  const last = await begin()
  await allSent(store, recipients.length)
  last.child.stdin.end()
  const [code] = await last.closed
  await server.close()
  await store.close()
  rmSync(folder, { recursive: true })

  assert.is(code, 0)
  const toOf = ({ to }: (typeof server.mails)[number]) => [to].flat()[0]?.text ?? ''
  assert.equal([...new Set(server.mails.map(toOf))].sort(), recipients)
  // A mail that came twice came with the same Message-ID, and no life repeats more than the one it had in flight.
  assert.is(new Set(server.mails.map(({ messageId }) => messageId)).size, recipients.length)
  assert.ok(server.mails.length <= recipients.length + kills, `${server.mails.length} mails`)
})

test.run()
