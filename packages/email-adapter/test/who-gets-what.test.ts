import {
  type Actor,
  addDays,
  type CommandOutcome,
  type InvitationId,
  type Mail,
  type Position,
  type TenantId,
} from '@community-handshake/domain'
import { type MemoryEventStore, memoryEventStore } from '@community-handshake/eventstore-adapter'
import { okAsync, type Result } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { MailFacts, NotifierOptions } from '../src/index.js'
import { actor, ada, bela, type InvitedCommunity, links, openCommunity, platform } from './support/community.js'
import { ledgerText, notifierOn, recordingMailer } from './support/notifier.js'
import { valueIn } from './support/results.js'

const tenantId = bela.tenantId
const contactEmail = 'data@borealis.example'
const colleague = actor('carla', 'aster')
const holder = actor('hilde', 'borealis')

const names: Readonly<Record<string, string>> = { aster: 'Aster Energy', borealis: 'Borealis Grid' }
const tenants = { find: (id: TenantId) => okAsync({ tenantId: id, name: names[id] ?? id }) }

/** A community in which mails are told by their facts alone, written in full. */
const stage = async (also: Partial<NotifierOptions> = {}) => {
  const store = memoryEventStore()
  const community = await openCommunity(store)
  const { service, communityId, handshake } = community
  const contact = { communityId, tenantId: ada.tenantId, contactEmail: 'office@aster.example' }
  valueIn(await service.changeContactEmail({ actor: ada }, contact))
  const facts: MailFacts[] = []
  const mailer = recordingMailer()
  const notifier = notifierOn(store, handshake, mailer, {
    tenants,
    renderMail: (told) => {
      facts.push(told)
      return { subject: told.kind, text: told.kind, html: told.kind }
    },
    ...also,
  })
  const { invitationId, position } = await community.invite(bela.email)
  await notifier.settled(position)
  return { store, community, facts, mailer, notifier, invitationId }
}

type Stage = Awaited<ReturnType<typeof stage>>
type Step = (community: InvitedCommunity, invitationId: InvitationId) => Promise<Result<CommandOutcome, unknown>>

const accept =
  (who: Actor = bela): Step =>
  async ({ service, communityId }, invitationId) =>
    service.acceptInvitation({ actor: who }, { communityId, invitationId, tenantId, contactEmail })

const confirm: Step = async ({ service, communityId }, invitationId) =>
  service.confirmTenant({ actor: colleague }, { communityId, invitationId, tenantId })

/** Takes the steps and waits for their mails; gives who got what after the invitation, sorted. */
const play = async ({ community, invitationId, notifier, mailer }: Stage, ...steps: readonly Step[]) => {
  for (const step of steps) {
    const position: Position = valueIn(await step(community, invitationId)).position
    await notifier.settled(position)
  }
  await notifier.stop()
  return mailer.mails.slice(1).map(({ subject, to }: Mail) => `${subject}: ${to}`)
}

test('whoever invited and the contact are told that a confirmation is due, and whoever accepted that it is no membership', async () => {
  const told = await stage()
  assert.equal(await play(told, accept()), [
    'confirmation-due: ada@aster.example',
    'confirmation-due: office@aster.example',
    'accepted: bela@borealis.example',
  ])
  const [, due, , accepted] = told.facts
  if (due?.kind !== 'confirmation-due' || accepted?.kind !== 'accepted') throw new Error('other mails')
  assert.is(due.acceptingTenantName, 'Borealis Grid')
  assert.is(due.acceptedBy, bela.email)
  assert.equal(due.mismatches, [])
  assert.is(accepted.acceptingTenantName, 'Borealis Grid')
  assert.is(accepted.deadline, due.deadline)
})

test('the owner is told in the mail what does not match', async () => {
  const since = platform.clock.now()
  const told = await stage({
    tenants: {
      find: (id) => okAsync({ tenantId: id, name: 'Aster Energy', since, verifiedDomains: ['elsewhere.example'] }),
    },
  })
  await play(told, accept())
  const due = told.facts.find((facts) => facts.kind === 'confirmation-due')
  assert.equal(due?.kind === 'confirmation-due' && due.mismatches.map(({ code }) => code), [
    'domain-not-of-tenant',
    'name-looks-alike',
    'young-tenant',
  ])
})

test('the accepting person and the tenant’s contact are told that it is a member', async () => {
  const told = await stage()
  assert.equal((await play(told, accept(), confirm)).slice(3), [
    'confirmed: bela@borealis.example',
    'confirmed: data@borealis.example',
  ])
})

test('somebody with two roles gets a mail once', async () => {
  const told = await stage()
  const { service, communityId } = told.community
  const back = { communityId, tenantId: ada.tenantId, contactEmail: ada.email }
  valueIn(await service.changeContactEmail({ actor: ada }, back))
  assert.equal(await play(told, accept()), ['confirmation-due: ada@aster.example', 'accepted: bela@borealis.example'])
  assert.match(await ledgerText(told.store), /"reason":"nobody-to-tell"/)
})

test('only whoever invited is told that the invitation was declined', async () => {
  const decline: Step = async ({ service, communityId }, invitationId) =>
    service.declineInvitation({ actor: bela }, { communityId, invitationId })
  assert.equal(await play(await stage(), decline), ['declined: ada@aster.example'])
})

test('those who were asked to confirm are told that the acceptance was taken back', async () => {
  const withdraw: Step = async ({ service, communityId }, invitationId) =>
    service.withdrawAcceptance({ actor: bela }, { communityId, invitationId })
  assert.equal((await play(await stage(), accept(), withdraw)).slice(3), [
    'withdrawn: ada@aster.example',
    'withdrawn: office@aster.example',
  ])
})

test('whoever accepted is told that the owner refused', async () => {
  const refuse: Step = async ({ service, communityId }, invitationId) =>
    service.refuseTenant({ actor: ada }, { communityId, invitationId, tenantId })
  assert.equal((await play(await stage(), accept(), refuse)).slice(3), ['refused: bela@borealis.example'])
})

test('the invitee is told that the invitation was taken back', async () => {
  const revoke: Step = async ({ service, communityId }, invitationId) =>
    service.revokeInvitation({ actor: ada }, { communityId, invitationId })
  assert.equal(await play(await stage(), revoke), ['revoked: bela@borealis.example'])
})

test('whoever never got the invitation is not told that it was taken back', async () => {
  const store = memoryEventStore()
  const { handshake, service, communityId, invite } = await openCommunity(store)
  const { invitationId } = await invite(bela.email)
  const { position } = valueIn(await service.revokeInvitation({ actor: ada }, { communityId, invitationId }))
  const mailer = recordingMailer()
  const notifier = notifierOn(store, handshake, mailer)
  await notifier.settled(position)
  await notifier.stop()
  assert.equal(mailer.mails, [])
  assert.match(await ledgerText(store), /the invitee never got the invitation/)
})

const later = addDays(platform.clock.now(), 15)

const expire: Step = async ({ handshake, communityId }, invitationId) => {
  const commandId = platform.ids.nextCommandId()
  return handshake.execute({ type: 'ExpireInvitation', commandId, communityId, invitationId, now: later })
}

test('an invitation that nobody answered ends with a mail to the invitee and to whoever invited', async () => {
  assert.equal(await play(await stage(), expire), [
    'expired: bela@borealis.example',
    'expired-for-owner: ada@aster.example',
  ])
})

test('an acceptance that nobody confirmed ends with a mail to whoever accepted, and to those who should have confirmed', async () => {
  const acceptByLink: Step = async ({ service, communityId }, invitationId) =>
    service.acceptInvitation(
      { actor: holder },
      { communityId, invitationId, tenantId, contactEmail, linkSecret: links.secretFor(invitationId, 1) },
    )
  assert.equal((await play(await stage(), acceptByLink, expire)).slice(3), [
    'expired: hilde@borealis.example',
    'expired-for-owner: ada@aster.example',
    'expired-for-owner: office@aster.example',
  ])
})

test('a tenant that is removed is told so at its contact e-mail of that time', async () => {
  const move: Step = async ({ service, communityId }) =>
    service.changeContactEmail({ actor: bela }, { communityId, tenantId, contactEmail: 'new@borealis.example' })
  const remove: Step = async ({ service, communityId }) =>
    service.removeTenant({ actor: ada }, { communityId, tenantId })
  assert.equal((await play(await stage(), accept(), confirm, move, remove)).slice(5), ['removed: new@borealis.example'])
})

test('the owner is told at the contact e-mail who left', async () => {
  const leave: Step = async ({ service, communityId }) =>
    service.leaveCommunity({ actor: bela }, { communityId, tenantId, typedName: 'Grid data' })
  const told = await stage()
  assert.equal((await play(told, accept(), confirm, leave)).slice(5), ['left: office@aster.example'])
  const left = told.facts.at(-1)
  assert.equal(left?.kind === 'left' && [left.memberTenantName, left.leftBy], ['Borealis Grid', bela.email])
})

const replay = async (store: MemoryEventStore, { handshake }: InvitedCommunity, also: Partial<NotifierOptions>) => {
  const mailer = recordingMailer()
  const notifier = notifierOn(store, handshake, mailer, { name: 'another', ...also })
  const last = valueIn(await store.readAll({ streamPrefix: 'community-' })).at(-1)
  if (last === undefined) throw new Error('nothing happened')
  await notifier.settled(last.position)
  await notifier.stop()
  return mailer.mails
}

test('reading the whole history again sends none of the mails of a handshake again', async () => {
  const told = await stage()
  await play(told, accept(), confirm)
  assert.is(told.mailer.mails.length, 6)
  assert.equal(await replay(told.store, told.community, {}), [])
})

test('a notifier that is new to an old history writes to nobody about what is long past', async () => {
  const store = memoryEventStore()
  const community = await openCommunity(store)
  const { invitationId } = await community.invite(bela.email)
  valueIn(await accept()(community, invitationId))
  valueIn(await confirm(community, invitationId))
  assert.equal(await replay(store, community, { clock: { now: () => addDays(platform.clock.now(), 8) } }), [])
})

test('all mails of one handshake are one conversation in each inbox', async () => {
  const told = await stage()
  await play(told, accept(), confirm)
  const [first, ...rest] = told.mailer.mails
  assert.is(first?.inReplyTo, undefined)
  for (const mail of rest) {
    assert.is(mail.inReplyTo, first?.messageId)
    assert.equal(mail.references, [first?.messageId])
  }
  assert.is(new Set(told.mailer.mails.map(({ messageId }) => messageId)).size, 6)
  for (const mail of told.mailer.mails) assert.is(mail.replyTo, 'office@aster.example')
})

test('only mails to whoever has done nothing yet offer a way to unsubscribe', async () => {
  const told = await stage()
  await play(told, accept(), confirm)
  const offering = told.mailer.mails.filter(({ headers }) => headers?.['List-Unsubscribe'] !== undefined)
  assert.equal(
    offering.map(({ subject }) => subject),
    ['invitation'],
  )
  assert.match(offering[0]?.headers?.['List-Unsubscribe'] ?? '', /^<mailto:office@aster\.example\?subject=[^>\s]+>$/)
})

test.run()
