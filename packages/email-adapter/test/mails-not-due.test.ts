import {
  addDays,
  type CommandOutcome,
  type EventStore,
  type InvitationId,
  type Mail,
  type Position,
  type StoredEvent,
} from '@community-handshake/domain'
import { memoryEventStore } from '@community-handshake/eventstore-adapter'
import type { Result } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { notificationStreamId } from '../src/index.js'
import { ada, bela, type InvitedCommunity, openCommunity, platform } from './support/community.js'
import { ledgerText, notifierOn, recordingMailer, until } from './support/notifier.js'
import { valueIn } from './support/results.js'

type Act = (community: InvitedCommunity, invitationId: InvitationId) => Promise<Result<CommandOutcome, unknown>>

const tenantId = bela.tenantId

const accept: Act = async ({ service, communityId }, invitationId) =>
  service.acceptInvitation({ actor: bela }, { communityId, invitationId, tenantId })

const accepted =
  (then: Act): Act =>
  async (community, invitationId) => {
    valueIn(await accept(community, invitationId))
    return then(community, invitationId)
  }

const expire: Act = async ({ handshake, communityId }, invitationId) =>
  handshake.execute({
    ...{ type: 'ExpireInvitation', commandId: platform.ids.nextCommandId(), communityId, invitationId },
    now: addDays(platform.clock.now(), 15),
  })

const endings: { readonly [what: string]: { readonly act: Act; readonly why: RegExp } } = {
  accepted: { act: accept, why: /the invitation was accepted/ },
  confirmed: {
    act: accepted(async ({ service, communityId }, invitationId) =>
      service.confirmTenant({ actor: ada }, { communityId, invitationId, tenantId }),
    ),
    why: /the invitation was accepted/,
  },
  'accepted and refused': {
    act: accepted(async ({ service, communityId }, invitationId) =>
      service.refuseTenant({ actor: ada }, { communityId, invitationId, tenantId }),
    ),
    why: /the invitation was accepted/,
  },
  'accepted and withdrawn': {
    act: accepted(async ({ service, communityId }, invitationId) =>
      service.withdrawAcceptance({ actor: bela }, { communityId, invitationId }),
    ),
    why: /the invitation was accepted/,
  },
  declined: {
    act: async ({ service, communityId }, invitationId) =>
      service.declineInvitation({ actor: bela }, { communityId, invitationId }),
    why: /the invitation was declined/,
  },
  revoked: {
    act: async ({ service, communityId }, invitationId) =>
      service.revokeInvitation({ actor: ada }, { communityId, invitationId }),
    why: /the invitation was revoked/,
  },
  expired: { act: expire, why: /the invitation expired/ },
  'void because its community was closed': {
    act: async ({ service, communityId }) =>
      service.closeCommunity({ actor: ada }, { communityId, typedName: 'Grid data' }),
    why: /the community was closed/,
  },
}

const isInvitation = ({ messageId }: Mail): boolean => messageId.startsWith('invitation-')

/** What became of the mail for the event at a position. */
const fateAt = async (store: EventStore, position: Position): Promise<readonly StoredEvent[]> => {
  const events = valueIn(await store.readAll({ streamPrefix: 'community-' }))
  const asking = events.find((event) => event.position === position)
  if (asking === undefined) throw new Error('nothing stands there')
  return valueIn(await store.readStream(notificationStreamId(asking.id)))
}

for (const [what, { act, why }] of Object.entries(endings))
  test(`an invitation that is ${what} before its mail left is not mailed`, async () => {
    const store = memoryEventStore()
    const community = await openCommunity(store)
    const { invitationId, position } = await community.invite(bela.email)
    valueIn(await act(community, invitationId))
    const mailer = recordingMailer()
    const notifier = notifierOn(store, community.handshake, mailer)
    await notifier.settled(position)
    await notifier.stop()
    assert.equal(mailer.mails.filter(isInvitation), [])
    const fate = await fateAt(store, position)
    assert.equal(
      fate.map(({ type }) => type),
      ['NotificationRequested', 'NotificationGaveUp'],
    )
    assert.match(fate[1]?.text ?? '', /"reason":"no-longer-needed"/)
    assert.match(fate[1]?.text ?? '', why)
  })

test('an invitation past its deadline is not mailed, though nobody has recorded that it expired', async () => {
  const store = memoryEventStore()
  const { handshake, invite } = await openCommunity(store)
  const { position } = await invite(bela.email)
  const mailer = recordingMailer()
  const clock = { now: () => addDays(platform.clock.now(), 15) }
  const notifier = notifierOn(store, handshake, mailer, { clock })
  await notifier.settled(position)
  await notifier.stop()
  assert.is(mailer.mails.length, 0)
  assert.match(await ledgerText(store), /the invitation expired/)
})

test('a mail that waits for a server to come back is dropped when its invitation is revoked', async () => {
  const store = memoryEventStore()
  const { handshake, service, communityId, invite } = await openCommunity(store)
  const mailer = recordingMailer(Array.from({ length: 100_000 }, () => 'unreachable' as const))
  const notifier = notifierOn(store, handshake, mailer)
  const { invitationId, position } = await invite(bela.email)
  await until(() => notifier.state() === 'waiting-for-mail-server')
  valueIn(await service.revokeInvitation({ actor: ada }, { communityId, invitationId }))
  await notifier.settled(position)
  await notifier.stop()
  assert.equal(mailer.mails.filter(isInvitation), [])
  assert.is((await fateAt(store, position)).at(-1)?.type, 'NotificationGaveUp')
})

test.run()
