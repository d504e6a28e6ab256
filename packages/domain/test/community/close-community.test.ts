import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type CommunityCommand, mayRead, refusal } from '../../src/index.js'
import { after, communityOf, eventOf, refusalOf } from '../support/decided.js'
import { ada, alan, amy, bela, boris, carla, cleo, who } from '../support/people.js'
import * as sample from '../support/samples.js'
import { carlaAccepted, carlaInvited, confirmed, ended } from '../support/stages.js'

const { close, communityId, deadline, invitationId, later, monday } = sample
const closedAt = later(monday, 1)
const closed = after(carlaAccepted, close({ now: closedAt }))
const told = refusal('community-closed', 'Closed', { closedAt })
const voided = refusal('community-closed', 'Voided', { closedAt })

test('an administrator of the owner closes a community by typing its name', () => {
  assert.equal(eventOf(carlaAccepted, close({ actor: alan, now: closedAt })), {
    type: 'CommunityClosed',
    data: { communityId, closedAt, closedBy: who(alan) },
  })
})

test('nobody closes one by mistake: another name, another case or the owner’s alias are not it', () => {
  const wrong = refusal('name-not-typed', 'Open', { name: 'Grid data' })
  const aliased = after(confirmed, sample.changeAlias({ actor: ada, alias: 'Our grid' }))
  for (const typedName of ['', 'Grid', 'grid data', 'Grid data.', 'Grid\ndata', 'Our grid'])
    assert.equal(refusalOf(aliased, close({ typedName })), wrong)
  const renamed = after(confirmed, sample.changeDetails({ name: 'Wind' }))
  assert.equal(refusalOf(renamed, close()), refusal('name-not-typed', 'Open', { name: 'Wind' }))
  assert.is(eventOf(renamed, close({ typedName: ' Wind ' })).type, 'CommunityClosed')
})

test('only the owner’s administrators close it, and whether they may is told before the name', () => {
  const typedName = 'wrong'
  const notFound = refusal('community-not-found', 'NoCommunity', {})
  assert.equal(refusalOf(confirmed, close({ actor: carla, typedName })), notFound)
  assert.equal(refusalOf([], close()), notFound)
  const noAdministrator = refusal('not-community-administrator', 'Open', { tenantId: ada.tenantId })
  assert.equal(refusalOf(confirmed, close({ actor: amy, typedName })), noAdministrator)
  const notOwner = refusal('not-owner-tenant', 'Open', { ownerTenantId: ada.tenantId })
  for (const actor of [bela, boris]) assert.equal(refusalOf(confirmed, close({ actor, typedName })), notOwner)
})

test('closing voids what is open and leaves what has ended, and nothing waits for anybody any more', () => {
  const state = communityOf(
    after(carlaAccepted, sample.invite({ number: 3, recipient: cleo.email }), close({ now: closedAt })),
  )
  const statusOf = (number: number) => state.invitations.get(invitationId(number))?.status
  const ending = state.closed
  assert.equal(ending, { communityId, closedAt, closedBy: who(ada) })
  assert.is(statusOf(1)?.name, 'Confirmed')
  const second = statusOf(2)
  assert.ok(second?.name === 'Voided')
  assert.equal([second.ending, second.acceptance?.acceptedBy], [ending, who(carla)])
  assert.equal(statusOf(3), { name: 'Voided', ending })
  assert.equal([state.openByRecipient.size, state.acceptedByTenant.size], [0, 0])
  assert.is(state.invitations.get(invitationId(3))?.revision, state.revision)
  assert.is(state.invitations.get(invitationId(1))?.revision, 3)
})

test('its members may still read it, others find nothing', () => {
  const state = communityOf(closed)
  for (const actor of [ada, amy, bela, boris]) assert.ok(mayRead(state, actor))
  assert.not.ok(mayRead(state, carla))
})

const ofOwner: readonly CommunityCommand[] = [
  sample.changeDetails({ name: 'Wind' }),
  sample.changePolicy(),
  close(),
  close({ typedName: 'wrong' }),
  sample.invite({ number: 3, recipient: cleo.email }),
  sample.resend(),
  sample.resend({ number: 2 }),
  sample.revoke({ number: 2 }),
  sample.confirm({ number: 2, tenantId: carla.tenantId }),
  sample.refuse({ number: 2, tenantId: carla.tenantId }),
  sample.removeTenant(),
]
const ofMembers: readonly CommunityCommand[] = [bela, ada].flatMap((actor) => [
  sample.leave({ actor }),
  sample.pause({ actor }),
  sample.resume({ actor }),
  sample.changeContactEmail({ actor }),
  sample.changeAlias({ actor }),
  sample.assignRoles({ actor }),
  sample.addMembers({ actor }),
  sample.removeMembers({ actor }),
])

test('every command in a closed community is refused as that', () => {
  for (const command of [...ofOwner, ...ofMembers]) assert.equal(refusalOf(closed, command), told, command.type)
})

test('who was not allowed while it was open learns no more now', () => {
  for (const command of [...ofOwner, ...ofMembers]) {
    assert.is(refusalOf(closed, { ...command, actor: cleo } as CommunityCommand).code, 'community-not-found')
    const ordinary = { ...amy, tenantId: 'tenantId' in command ? ada.tenantId : amy.tenantId }
    assert.ok(refusalOf(closed, { ...command, actor: ordinary } as CommunityCommand).code !== 'community-closed')
  }
})

test('whoever was invited learns that the community was closed, also after the deadline', () => {
  for (const now of [closedAt, deadline]) {
    const byCarla = { number: 2, actor: carla, now }
    for (const command of [
      sample.accept(byCarla),
      sample.decline(byCarla),
      sample.withdraw(byCarla),
      sample.expire({ number: 2, now }),
    ])
      assert.equal(refusalOf(closed, command), voided, command.type)
  }
  const unanswered = after(carlaInvited, close({ now: closedAt }))
  const byLink = { number: 2, actor: { ...cleo, roles: ['tenant-administrator'] }, linkGeneration: 1 }
  for (const command of [sample.accept(byLink), sample.decline(byLink)])
    assert.equal(refusalOf(unanswered, command), voided)
})

test('what had ended before is told as it had ended', () => {
  assert.is(refusalOf(after(ended.Declined, close()), sample.accept()).code, 'already-declined')
})

test.run()
