import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { evolve, fold, startFold } from '../../src/index.js'
import { after, communityOf, eventOf } from '../support/decided.js'
import { ada, amy, bela, boris, carla } from '../support/people.js'
import * as sample from '../support/samples.js'
import { confirmed } from '../support/stages.js'

const before = after(
  confirmed,
  sample.addMembers(),
  sample.invite({ number: 2, recipient: carla.email }),
  sample.accept({ number: 2, actor: carla }),
  sample.invite({ number: 3, recipient: boris.email }),
)

const changes = [
  sample.changeDetails({ name: 'Wind', description: 'x', language: 'de' }),
  sample.changePolicy(),
  sample.close(),
  sample.invite({ number: 4, recipient: amy.email }),
  sample.resend({ number: 3 }),
  sample.accept({ number: 3, actor: { ...boris, roles: ['tenant-administrator'], tenantId: carla.tenantId } }),
  sample.decline({ number: 3, actor: boris }),
  sample.withdraw({ number: 2, actor: carla }),
  sample.confirm({ number: 2, tenantId: carla.tenantId }),
  sample.refuse({ number: 2, tenantId: carla.tenantId }),
  sample.revoke({ number: 3 }),
  sample.expire({ number: 3 }),
  sample.removeTenant(),
  sample.leave(),
  sample.pause(),
  sample.changeContactEmail(),
  sample.changeAlias(),
  sample.assignRoles(),
  sample.addMembers({ members: [bela] }),
  sample.removeMembers(),
  sample.addMembers({ actor: ada, members: [amy] }),
]

for (const command of changes) {
  const { type } = command
  test(`a state that a fold was started from is not touched by what ${type} leads to`, () => {
    // The tenant of the second acceptance has one open already, so that one is decided on a history without it.
    const history = type === 'AcceptInvitation' ? after(before, sample.withdraw({ number: 2, actor: carla })) : before
    const event = eventOf(history, command)
    const [state, same] = [fold(history), fold(history)]
    const folding = startFold(state)
    folding.apply(event)
    const evolved = evolve(state, event)
    assert.equal(state, same)
    assert.equal(folding.state, fold([...history, event]))
    assert.equal(evolved, folding.state)
  })
}

test('times of mails are copied too', () => {
  const state = communityOf(before)
  const folding = startFold(state)
  folding.apply(eventOf(before, sample.resend({ number: 3 })))
  assert.is(state.sentTo.get(boris.email)?.length, 1)
  assert.is(state.sentBy.get(ada.userId)?.length, 3)
  assert.ok(folding.state.kind === 'Community')
  assert.is(folding.state.sentTo.get(boris.email)?.length, 2)
  assert.is(folding.state.sentBy.get(ada.userId)?.length, 4)
})

test('the state is that of the community as it was created', () => {
  const created = sample.create({ language: 'de' })
  const state = communityOf(after([], created))
  const { tenantId } = ada
  assert.equal(state, {
    kind: 'Community',
    id: sample.communityId,
    name: created.name,
    description: created.description,
    language: 'de',
    ownerTenantId: tenantId,
    policy: created.policy,
    createdBy: { userId: ada.userId, email: ada.email },
    createdAt: sample.monday,
    closed: null,
    members: new Map([
      [
        tenantId,
        {
          tenantId,
          contactEmail: ada.email,
          administratorRoles: created.administratorRoles,
          since: sample.monday,
          sharing: { name: 'Active' },
          alias: null,
          users: new Map(),
        },
      ],
    ]),
    invitations: new Map(),
    openByRecipient: new Map(),
    acceptedByTenant: new Map(),
    sentTo: new Map(),
    sentBy: new Map(),
    revision: 0,
    unknownEvents: 0,
  })
})

test('an invitation is kept as it was issued, with its message and language where it has them', () => {
  const { monday: issuedAt, deadline } = sample
  const kept = {
    id: sample.invitationId(),
    recipient: bela.email,
    recipientAsTyped: bela.email,
    issuedBy: { userId: ada.userId, email: ada.email },
    ...{ issuedAt, sentAt: issuedAt, deadline, generation: 1, status: { name: 'Invited' }, revision: 1 },
  }
  const invitationOf = (also: object) =>
    communityOf(after([], sample.create(), sample.invite(also))).invitations.get(sample.invitationId())
  assert.equal(invitationOf({}), kept)
  assert.equal(invitationOf({ message: 'Hello', language: 'es-MX' }), { ...kept, message: 'Hello', language: 'es-MX' })
  const without = invitationOf({}) ?? {}
  assert.not.ok('message' in without || 'language' in without)
})

test.run()
