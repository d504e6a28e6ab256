import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type Actor, type CommunityEvent, refusal } from '../../src/index.js'
import { after, communityOf, eventOf, refusalOf } from '../support/decided.js'
import { ada, amy, bela, boris, carla, person, who } from '../support/people.js'
import { addMembers, communityId, later, monday, removeMembers } from '../support/samples.js'
import { carlaAccepted, confirmed } from '../support/stages.js'

const tuesday = later(monday, 1)
const about = { communityId, tenantId: bela.tenantId }
const nothing = refusal('nothing-to-change', 'Open', {})
const bruno = person('bruno', 'borealis')
const usersOf = (history: readonly CommunityEvent[], tenantId = bela.tenantId) =>
  communityOf(history).members.get(tenantId)?.users ?? new Map()
const withBoris = after(confirmed, addMembers({ members: [boris], now: tuesday }))

test('an administrator adds users of the own tenant', () => {
  const command = addMembers({ members: [boris, bruno], now: tuesday })
  assert.equal(eventOf(confirmed, command), {
    type: 'MembersAdded',
    data: { ...about, addedAt: tuesday, addedBy: who(bela), members: [who(boris), who(bruno)] },
  })
  const history = after(confirmed, command)
  assert.equal(
    [...usersOf(history).values()],
    [
      { ...who(boris), since: tuesday },
      { ...who(bruno), since: tuesday },
    ],
  )
  assert.is(usersOf(history, ada.tenantId).size, 0)
})

test('who is a member already is passed over, and named twice counts once', () => {
  const event = eventOf(withBoris, addMembers({ members: [boris, bruno, bruno] }))
  assert.ok(event.type === 'MembersAdded')
  assert.equal(event.data.members, [who(bruno)])
  for (const members of [[boris], [boris, boris], []])
    assert.equal(refusalOf(withBoris, addMembers({ members })), nothing)
})

test('a member with another address by now is added with it', () => {
  const renamed = { ...boris, email: bruno.email }
  const event = eventOf(withBoris, addMembers({ members: [renamed] }))
  assert.ok(event.type === 'MembersAdded')
  assert.equal(event.data.members, [who(renamed)])
  const users = usersOf(after(withBoris, addMembers({ members: [renamed], now: later(tuesday, 1) })))
  assert.equal([...users.values()], [{ ...who(renamed), since: later(tuesday, 1) }])
  const last = eventOf(confirmed, addMembers({ members: [boris, renamed] }))
  assert.ok(last.type === 'MembersAdded')
  assert.equal(last.data.members, [who(renamed)])
})

test('of a user, only the id and the address are kept', () => {
  const command = addMembers()
  const event = eventOf(confirmed, { ...command, members: [boris] })
  assert.ok(event.type === 'MembersAdded')
  assert.equal(event.data.members, [who(boris)])
})

test('an administrator removes members; who is none is passed over', () => {
  const both = after(withBoris, addMembers({ members: [bruno] }))
  const command = removeMembers({ userIds: [boris.userId, boris.userId, amy.userId], now: tuesday })
  assert.equal(eventOf(both, command), {
    type: 'MembersRemoved',
    data: { ...about, removedAt: tuesday, removedBy: who(bela), userIds: [boris.userId] },
  })
  assert.equal([...usersOf(after(both, command)).keys()], [bruno.userId])
  for (const userIds of [[amy.userId], []]) assert.equal(refusalOf(both, removeMembers({ userIds })), nothing)
  assert.equal(refusalOf(after(both, command), command), nothing)
})

test('a tenant has at most 10,000 members, its own ones alone counted', () => {
  const user = (index: number): Actor => person(`user${index}`, 'borealis')
  const crowd = Array.from({ length: 9_999 }, (_none, index) => user(index))
  const events: CommunityEvent[] = [...after(confirmed, addMembers({ actor: ada, members: [amy] }))]
  const first = eventOf(events, addMembers({ members: [user(0)] }))
  assert.ok(first.type === 'MembersAdded')
  events.push({ type: 'MembersAdded', data: { ...first.data, members: crowd.map(who) } })
  const one = addMembers({ members: [boris] })
  assert.is(eventOf(events, one).type, 'MembersAdded')
  assert.is(eventOf(events, addMembers({ members: [boris, user(1)] })).type, 'MembersAdded')
  const told = refusal('too-many-members', 'Open', { limit: 10_000 })
  assert.equal(refusalOf(events, addMembers({ members: [boris, bruno] })), told)
  const full = after(events, one)
  assert.equal(refusalOf(full, addMembers({ members: [bruno] })), told)
  assert.equal(refusalOf(full, addMembers({ members: [boris] })), nothing)
  const renamed = { ...boris, email: bruno.email }
  assert.is(eventOf(full, addMembers({ members: [renamed] })).type, 'MembersAdded')
  assert.is(eventOf(full, removeMembers({ userIds: [boris.userId] })).type, 'MembersRemoved')
  assert.is(eventOf(full, addMembers({ actor: ada, members: [bela] })).type, 'MembersAdded')
})

for (const change of [addMembers, removeMembers]) {
  const { type } = change()
  test(`${type} is for the own tenant’s administrators alone`, () => {
    const notFound = refusal('community-not-found', 'NoCommunity', {})
    assert.equal(refusalOf(carlaAccepted, change({ actor: carla })), notFound)
    assert.equal(refusalOf([], change()), notFound)
    const told = refusal('not-community-administrator', 'Open', { tenantId: bela.tenantId })
    assert.equal(refusalOf(withBoris, change({ actor: boris })), told)
    const facts = { signedInTenantId: ada.tenantId, namedTenantId: bela.tenantId }
    const forOthers = change({ actor: ada, tenantId: bela.tenantId })
    assert.equal(refusalOf(withBoris, forOthers), refusal('wrong-tenant', 'Open', facts))
  })
}

test.run()
