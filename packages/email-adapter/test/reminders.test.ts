import { addDays, type InvitationId, parseTimestamp, type Timestamp } from '@community-handshake/domain'
import { type MemoryEventStore, memoryDirectory, memoryEventStore } from '@community-handshake/eventstore-adapter'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Notifier } from '../src/index.js'
import { remindAt } from '../src/notifications/reminders/remind-at.js'
import { ada, bela, type InvitedCommunity, links, openCommunity, platform } from './support/community.js'
import { ledgerText, notifierOn, type RecordingMailer, recordingMailer, until } from './support/notifier.js'
import { valueIn } from './support/results.js'

const at = (text: string): Timestamp => valueIn(parseTimestamp(text))

test('a reminder comes three days before the deadline, or when two thirds of a short time are over', () => {
  const since = at('2026-01-01T00:00:00Z')
  assert.is(remindAt(since, at('2026-01-15T00:00:00Z')), '2026-01-12T00:00:00.000Z')
  assert.is(remindAt(since, at('2026-01-04T00:00:00Z')), '2026-01-03T00:00:00.000Z')
  assert.is(remindAt(since, at('2026-01-02T00:00:00Z')), '2026-01-01T16:00:00.000Z')
})

interface Scene extends InvitedCommunity {
  readonly store: MemoryEventStore
  readonly invitationId: InvitationId
  /** Runs a notifier with its clock so many days ahead until it has looked at the clock, and longer where it is told. */
  readonly daysLater: (days: number, isOver?: (mailer: RecordingMailer) => boolean) => Promise<RecordingMailer>
}

const stage = async (): Promise<Scene> => {
  const store = memoryEventStore()
  const community = await openCommunity(store)
  const { invitationId, position } = await community.invite(bela.email)
  const first = notifierOn(store, community.handshake, recordingMailer())
  await first.settled(position)
  await first.stop()
  const daysLater: Scene['daysLater'] = async (days, isOver = () => true) => {
    const directory = memoryDirectory({ store, ...platform })
    const mailer = recordingMailer()
    let looks = 0
    const counting: Pick<typeof directory, 'dueInvitations'> = {
      dueInvitations: (now, limit) => {
        looks += 1
        return directory.dueInvitations(now, limit)
      },
    }
    const notifier: Notifier = notifierOn(store, community.handshake, mailer, {
      clock: { now: () => addDays(platform.clock.now(), days) },
      reminders: { directory: counting, everyMs: 1 },
    })
    // The third look begins when the first two have come to their ends.
    await until(() => looks > 3 && isOver(mailer))
    await notifier.stop()
    await directory.close()
    return mailer
  }
  return { ...community, store, invitationId, daysLater }
}

const isThere = ({ mails }: RecordingMailer): boolean => mails.length > 0

test('an invitee who has not answered is reminded once, with the link of today, in the same conversation', async () => {
  const { daysLater, invitationId, store } = await stage()
  assert.equal((await daysLater(10)).mails, [])
  const { mails } = await daysLater(11.5, isThere)
  assert.is(mails.length, 1)
  const [mail] = mails
  assert.is(mail?.to, bela.email)
  assert.is(mail?.inReplyTo, `invitation-${invitationId}-1@communities.example.com`)
  const secret = /https:[^\s#]+#(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  assert.is(valueIn(links.check(invitationId, secret)), 1)
  assert.equal((await daysLater(12)).mails, [], 'a later process reminds nobody again')
  assert.is((await ledgerText(store)).match(/"kind":"reminder"/g)?.length, 1)
})

test('whoever should confirm is reminded of an acceptance that waits, and the invitee is not', async () => {
  const { daysLater, service, communityId, invitationId } = await stage()
  const about = { communityId, invitationId, tenantId: bela.tenantId }
  valueIn(await service.acceptInvitation({ actor: bela }, about))
  const { mails } = await daysLater(12, ({ mails: told }) => told.some(({ messageId }) => /reminder/.test(messageId)))
  const reminders = mails.filter(({ messageId }) => messageId.includes('reminder'))
  assert.equal(
    reminders.map(({ to, messageId }) => [to, /confirmation-reminder/.test(messageId)]),
    [[ada.email, true]],
  )
})

test('nobody is reminded of what is past its deadline, or was answered', async () => {
  const late = await stage()
  assert.equal((await late.daysLater(15)).mails, [])
  const answered = await stage()
  const { service, communityId, invitationId } = answered
  const declined = valueIn(await service.declineInvitation({ actor: bela }, { communityId, invitationId }))
  assert.ok(declined.position)
  const { mails } = await answered.daysLater(12)
  assert.equal(
    mails.filter(({ messageId }) => messageId.includes('reminder')),
    [],
  )
})

test('an invitation that was sent again has a reminder of its own for its new deadline', async () => {
  const { daysLater, handshake, communityId, invitationId } = await stage()
  assert.is((await daysLater(12, isThere)).mails.length, 1)
  const now = addDays(platform.clock.now(), 13)
  const commandId = platform.ids.nextCommandId()
  valueIn(await handshake.execute({ type: 'ResendInvitation', commandId, actor: ada, communityId, invitationId, now }))
  const { mails } = await daysLater(25, (told) => told.mails.length > 1)
  const kinds = mails.map(({ messageId }) => (messageId.includes('-reminder-2-') ? 'reminder' : 'resent'))
  assert.equal(kinds.sort(), ['reminder', 'resent'])
})

test.run()
