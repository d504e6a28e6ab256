import type { ResultAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { CommunityService, RequestFailure } from '../../src/index.js'
import { ada, bela } from '../support/people.js'
import { failureIn } from '../support/results.js'
import { communityId, invitationId } from '../support/samples.js'
import { openService } from '../support/service.js'

const asAda = { actor: ada }
const asBela = { actor: bela }
const place = { communityId, invitationId: invitationId(), tenantId: bela.tenantId }
const many = <Item>(count: number, item: (index: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_none, index) => item(index))
const user = (index: number) => ({ userId: `user${index}`, email: `user${index}@borealis.example` })

type Ask = (service: CommunityService) => ResultAsync<unknown, RequestFailure>

const bad: readonly (readonly [what: string, field: string, ask: Ask])[] = [
  ['create: a name', 'name', (to) => to.createCommunity(asAda, { name: ' ' })],
  ['create: a language', 'language', (to) => to.createCommunity(asAda, { name: 'Grid', language: 'x' })],
  [
    'create: a limit',
    'policy/senderDailyLimit',
    (to) => to.createCommunity(asAda, { name: 'Grid', policy: { senderDailyLimit: 0 } }),
  ],
  ['change: a name', 'name', (to) => to.changeCommunityDetails(asAda, { communityId, name: 'a\nb' })],
  [
    'change: a description',
    'description',
    (to) => to.changeCommunityDetails(asAda, { communityId, description: 'x'.repeat(1001) }),
  ],
  ['change: a language', 'language', (to) => to.changeCommunityDetails(asAda, { communityId, language: '' })],
  ['invite: an address', 'email', (to) => to.inviteTenant(asAda, { communityId, email: 'nobody' })],
  [
    'invite: a message with a link',
    'message',
    (to) => to.inviteTenant(asAda, { communityId, email: bela.email, message: 'https://x.example' }),
  ],
  [
    'invite: a message that is too long',
    'message',
    (to) => to.inviteTenant(asAda, { communityId, email: bela.email, message: 'x'.repeat(501) }),
  ],
  [
    'invite: a language',
    'language',
    (to) => to.inviteTenant(asAda, { communityId, email: bela.email, language: 'deutsch' }),
  ],
  ['accept: an address', 'contactEmail', (to) => to.acceptInvitation(asBela, { ...place, contactEmail: '' })],
  ['accept: no roles', 'administratorRoles', (to) => to.acceptInvitation(asBela, { ...place, administratorRoles: [] })],
  ['contact: an address', 'contactEmail', (to) => to.changeContactEmail(asBela, { ...place, contactEmail: 'x' })],
  ['alias: a line break', 'alias', (to) => to.changeAlias(asBela, { ...place, alias: 'a\nb' })],
  ['alias: too long', 'alias', (to) => to.changeAlias(asBela, { ...place, alias: 'x'.repeat(101) })],
  [
    'roles: none',
    'administratorRoles',
    (to) => to.assignAdministratorRoles(asBela, { ...place, administratorRoles: [] }),
  ],
  [
    'roles: a name of nothing',
    'administratorRoles',
    (to) => to.assignAdministratorRoles(asBela, { ...place, administratorRoles: ['ok', ''] }),
  ],
  [
    'roles: too many',
    'administratorRoles',
    (to) => to.assignAdministratorRoles(asBela, { ...place, administratorRoles: many(21, (at) => `role-${at}`) }),
  ],
  ['members: none', 'members', (to) => to.addMembers(asBela, { ...place, members: [] })],
  ['members: 101', 'members', (to) => to.addMembers(asBela, { ...place, members: many(101, user) })],
  [
    'members: a user id',
    'members/1/userId',
    (to) => to.addMembers(asBela, { ...place, members: [user(0), { ...user(1), userId: 'a b' }] }),
  ],
  [
    'members: an address',
    'members/2/email',
    (to) => to.addMembers(asBela, { ...place, members: [user(0), user(1), { ...user(2), email: '@' }] }),
  ],
  ['members to remove: none', 'userIds', (to) => to.removeMembers(asBela, { ...place, userIds: [] })],
  [
    'members to remove: 101',
    'userIds',
    (to) => to.removeMembers(asBela, { ...place, userIds: many(101, (index) => `user${index}`) }),
  ],
  [
    'members to remove: a user id',
    'userIds/1',
    (to) => to.removeMembers(asBela, { ...place, userIds: ['ok', 'not ok'] }),
  ],
]

for (const [what, field, ask] of bad)
  test(`a request that is not well-formed names its field and changes nothing (${what})`, async () => {
    const { service, store } = openService()
    const failure = failureIn(await ask(service))
    assert.ok(failure.kind === 'invalid-input', failure.kind)
    assert.is(failure.field, field)
    assert.match(failure.message, /^(must|needs|has|is|cannot) /)
    assert.is(store.all.length, 0)
  })

test('a hundred members at a time are not too many', async () => {
  const { service } = openService()
  for (const answer of [
    await service.addMembers(asBela, { ...place, members: many(100, user) }),
    await service.removeMembers(asBela, { ...place, userIds: many(100, (index) => `user${index}`) }),
  ])
    assert.is(failureIn(answer).kind, 'refusal')
})

test.run()
