import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type CommunityEvent, eventCatalogue, personalDataOf } from '../../src/index.js'
import { historyV1 } from '../fixtures/history-v1.js'

const person = (name: string): readonly string[] => [`/${name}/userId`, `/${name}/email`]

const marked: Readonly<Record<CommunityEvent['type'], readonly string[]>> = {
  CommunityCreated: ['/contactEmail', ...person('createdBy')],
  CommunityDetailsChanged: person('changedBy'),
  PolicyChanged: person('changedBy'),
  CommunityClosed: person('closedBy'),
  TenantInvited: ['/recipient', '/recipientAsTyped', ...person('issuedBy'), '/message'],
  InvitationResent: person('resentBy'),
  InvitationAccepted: ['/contactEmail', ...person('acceptedBy')],
  InvitationDeclined: person('declinedBy'),
  AcceptanceWithdrawn: person('withdrawnBy'),
  TenantConfirmed: person('confirmedBy'),
  TenantRefused: person('refusedBy'),
  InvitationRevoked: person('revokedBy'),
  InvitationExpired: [],
  TenantRemoved: person('removedBy'),
  TenantLeft: person('leftBy'),
  SharingPaused: person('pausedBy'),
  SharingResumed: person('resumedBy'),
  ContactEmailChanged: ['/contactEmail', ...person('changedBy')],
  AliasChanged: person('changedBy'),
  AdministratorRolesAssigned: person('assignedBy'),
  MembersAdded: ['/members/*/userId', '/members/*/email', ...person('addedBy')],
  MembersRemoved: [...person('removedBy'), '/userIds/*'],
}

for (const [type, paths] of Object.entries(marked) as [CommunityEvent['type'], readonly string[]][])
  test(`the catalogue marks what of ${type} is personal data, items of lists included`, () => {
    assert.equal([...personalDataOf(type)].sort(), [...paths].sort())
    assert.is(eventCatalogue[type].schemaVersion, 1)
  })

const leaves = (value: unknown, path: string): readonly (readonly [string, unknown])[] => {
  if (Array.isArray(value)) return value.flatMap((inner) => leaves(inner, `${path}/*`))
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${path}/${name}`))
}

test('no address of a person stands anywhere in an event but in a field that is marked', () => {
  for (const { text } of historyV1) {
    const { type, data } = JSON.parse(text) as CommunityEvent
    const found = leaves(data, '').filter(([, value]) => typeof value === 'string' && value.includes('@'))
    for (const [path] of found) assert.ok(personalDataOf(type).includes(path), `${type} ${path}`)
  }
})

test.run()
