import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { fold, refusal } from '../../src/index.js'
import { given } from '../../src/testing/specification.js'
import { after, eventOf, refusalOf } from '../support/decided.js'
import { ada, amy } from '../support/people.js'
import { close, create, historyOf } from '../support/samples.js'

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

test('the language of its mails is recorded where one was chosen', () => {
  const language = (command: ReturnType<typeof create>) => {
    const event = eventOf([], command)
    return event.type === 'CommunityCreated' && 'language' in event.data ? event.data.language : 'none'
  }
  assert.is(language(create({ language: 'es-mx' })), 'es-MX')
  assert.is(language(create()), 'none')
})

test('whether somebody may create at all is told before anything else, and the id before the roles', () => {
  const closed = after(historyOf(create()), close())
  assert.equal(
    refusalOf(closed, create({ actor: amy })),
    refusal('not-tenant-administrator', 'NoCommunity', { tenantId: amy.tenantId }),
  )
  for (const history of [closed, historyOf(create())])
    assert.equal(refusalOf(history, create({ administratorRoles: ['x'] })), refusal('community-id-taken', 'Open', {}))
  assert.equal(
    refusalOf([], create({ administratorRoles: ['x'] })),
    refusal('administrator-roles-exclude-creator', 'NoCommunity', {}),
  )
})

test.run()
