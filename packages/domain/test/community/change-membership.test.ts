import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { defaultAdministratorRoles, refusal } from '../../src/index.js'
import { after, communityOf, eventOf, refusalOf } from '../support/decided.js'
import { ada, bela, boris, carla, chris, person, who } from '../support/people.js'
import {
  accept,
  assignRoles,
  changeAlias,
  changeContactEmail,
  communityId,
  confirm,
  later,
  monday,
  pause,
} from '../support/samples.js'
import { carlaAccepted, confirmed, invited } from '../support/stages.js'

const tuesday = later(monday, 1)
const about = { communityId, tenantId: bela.tenantId }
const changed = { ...about, changedAt: tuesday, changedBy: who(bela) }
const nothing = refusal('nothing-to-change', 'Open', {})
const memberOf = (history: typeof confirmed, tenantId = bela.tenantId) => communityOf(history).members.get(tenantId)

test('a member names another address for the other tenants to write to', () => {
  const command = changeContactEmail({ contactEmail: boris.email, now: tuesday })
  assert.equal(eventOf(confirmed, command), {
    type: 'ContactEmailChanged',
    data: { ...changed, contactEmail: boris.email },
  })
  assert.is(memberOf(after(confirmed, command))?.contactEmail, boris.email)
  assert.is(memberOf(after(confirmed, command), ada.tenantId)?.contactEmail, ada.email)
  assert.equal(refusalOf(confirmed, changeContactEmail({ contactEmail: bela.email })), nothing)
  assert.equal(refusalOf(after(confirmed, command), command), nothing)
})

test('a member chooses an alias of its own and drops it', () => {
  const command = changeAlias({ alias: 'Partner grid', now: tuesday })
  assert.equal(eventOf(confirmed, command), { type: 'AliasChanged', data: { ...changed, alias: 'Partner grid' } })
  const aliased = after(confirmed, command)
  assert.equal([memberOf(aliased)?.alias, memberOf(aliased, ada.tenantId)?.alias], ['Partner grid', null])
  assert.is(communityOf(aliased).name, 'Grid data')
  assert.equal(refusalOf(aliased, changeAlias({ alias: 'Partner grid' })), nothing)
  assert.equal(refusalOf(confirmed, changeAlias({ alias: null })), nothing)
  const drop = changeAlias({ alias: null, now: tuesday })
  assert.equal(eventOf(aliased, drop), { type: 'AliasChanged', data: { ...changed, alias: null } })
  assert.is(memberOf(after(aliased, drop))?.alias, null)
})

test('a member chooses the roles that administer for it', () => {
  const command = assignRoles({ administratorRoles: ['grid-lead'], now: tuesday })
  assert.equal(eventOf(confirmed, command), {
    type: 'AdministratorRolesAssigned',
    data: { ...about, administratorRoles: ['grid-lead'], assignedAt: tuesday, assignedBy: who(bela) },
  })
  const assigned = after(confirmed, command)
  assert.equal(memberOf(assigned)?.administratorRoles, ['grid-lead'])
  assert.equal(memberOf(assigned, ada.tenantId)?.administratorRoles, defaultAdministratorRoles)
  const lead = person('lena', 'borealis', { roles: ['grid-lead'] })
  assert.is(eventOf(assigned, pause({ actor: lead })).type, 'SharingPaused')
  assert.is(refusalOf(assigned, pause()).code, 'not-community-administrator')
})

test('the same roles in another order are no change', () => {
  for (const administratorRoles of [defaultAdministratorRoles, [...defaultAdministratorRoles].reverse()])
    assert.equal(refusalOf(confirmed, assignRoles({ administratorRoles })), nothing)
})

test('fewer, more or other roles are a change', () => {
  for (const administratorRoles of [
    ['tenant-administrator'],
    [...defaultAdministratorRoles, 'grid-lead'],
    ['tenant-administrator', 'grid-lead'],
    [],
  ])
    assert.is(eventOf(confirmed, assignRoles({ administratorRoles })).type, 'AdministratorRolesAssigned')
})

test('a role named twice counts once', () => {
  const twice = ['tenant-administrator', 'tenant-administrator']
  const { data } = eventOf(confirmed, assignRoles({ administratorRoles: twice }))
  assert.ok('administratorRoles' in data)
  assert.equal([...new Set(data.administratorRoles)], ['tenant-administrator'])
})

test('no tenant locks itself out: its own administrators can always choose the roles anew', () => {
  const lockedOut = after(confirmed, assignRoles({ administratorRoles: ['nobody-has-it'] }))
  assert.is(eventOf(lockedOut, assignRoles({ administratorRoles: ['grid-lead'] })).type, 'AdministratorRolesAssigned')
  assert.is(refusalOf(lockedOut, changeAlias()).code, 'not-community-administrator')
  const told = refusal('not-community-administrator', 'Open', { tenantId: bela.tenantId })
  const former = person('carl', 'borealis', { roles: ['community-administrator'] })
  for (const actor of [boris, former]) assert.equal(refusalOf(lockedOut, assignRoles({ actor })), told)
})

test('whoever administers the community for a member may choose the roles as well', () => {
  const byLeads = after(invited, accept({ administratorRoles: ['grid-lead'] }), confirm())
  const lead = person('lena', 'borealis', { roles: ['grid-lead'] })
  assert.is(
    eventOf(byLeads, assignRoles({ actor: lead, administratorRoles: ['other'] })).type,
    'AdministratorRolesAssigned',
  )
})

for (const change of [changeContactEmail, changeAlias, assignRoles]) {
  const { type } = change()
  test(`${type} is for the own tenant’s administrators alone`, () => {
    const notFound = refusal('community-not-found', 'NoCommunity', {})
    for (const actor of [carla, chris]) assert.equal(refusalOf(carlaAccepted, change({ actor })), notFound)
    assert.equal(refusalOf([], change()), notFound)
    assert.equal(
      refusalOf(confirmed, change({ actor: boris })),
      refusal('not-community-administrator', 'Open', { tenantId: bela.tenantId }),
    )
    for (const actor of [ada, bela]) {
      const tenantId = actor === ada ? bela.tenantId : ada.tenantId
      const facts = { signedInTenantId: actor.tenantId, namedTenantId: tenantId }
      assert.equal(refusalOf(confirmed, change({ actor, tenantId })), refusal('wrong-tenant', 'Open', facts))
    }
    assert.ok(eventOf(confirmed, change({ actor: ada })))
  })
}

test.run()
