import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { fold } from '../../src/index.js'
import { given } from '../../src/testing/specification.js'
import { ada, amy } from '../support/people.js'
import { create, historyOf } from '../support/samples.js'

test('an administrator of a tenant creates a community that the tenant owns', () => {
  const command = create()
  const { communityId, name, description, contactEmail, administratorRoles, policy, now } = command
  given()
    .when(command)
    .thenHappens({
      type: 'CommunityCreated',
      data: {
        ...{ communityId, name, description, contactEmail, administratorRoles, policy },
        ownerTenantId: ada.tenantId,
        createdBy: { userId: ada.userId, email: ada.email },
        createdAt: now,
      },
    })
})

test('the owner is its first member', () => {
  const state = fold(historyOf(create()))
  assert.ok(state.kind === 'Community')
  assert.equal([...state.members.keys()], [ada.tenantId])
  assert.is(state.members.get(ada.tenantId)?.invitationId, undefined)
})

test('somebody without an administrative role does not create communities', () => {
  given()
    .when(create({ actor: amy }))
    .thenRefused('not-tenant-administrator', { tenantId: amy.tenantId })
})

test('the host decides which roles create', () => {
  given()
    .when(create({ actor: amy, administratorRoles: ['tenant-user'], policy: { creatingRoles: ['tenant-user'] } }))
    .thenSee((events) => assert.is(events.length, 1))
})

test('nobody locks themselves out of the community they create', () => {
  given()
    .when(create({ administratorRoles: ['someone-else'] }))
    .thenRefused('administrator-roles-exclude-creator')
})

test('an id that is taken is refused', () => {
  given(...historyOf(create()))
    .when(create())
    .thenRefused('community-id-taken')
  given({ type: 'Unknown', storedType: 'CommunityFounded', storedVersion: 2 })
    .when(create())
    .thenRefused('community-id-taken')
})

test.run()
