import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type CommunityEvent,
  type CorrelationId,
  communityEventOf,
  type EventId,
  emptyStreamEnd,
  fitsSchema,
  openEvent,
  type Position,
  type StoredEvent,
  sealEvents,
} from '../../src/index.js'
import { historyV1 } from '../fixtures/history-v1.js'
import { hasher } from '../support/hasher.js'
import { failureIn, valueIn } from '../support/results.js'
import { monday, newCommandId } from '../support/samples.js'

const streamId = 'community-01890a5d-ac96-7001-8000-000000000001'

const stored = (type: string, data: unknown): StoredEvent => {
  const commandId = newCommandId()
  const metadata = {
    commandId,
    commandDigest: 'f'.repeat(64),
    correlationId: 'request-1' as CorrelationId,
    causationId: null,
    actor: null,
    occurredAt: monday,
  }
  const id = '01890a5d-ac96-8003-8000-000000000001' as EventId
  const [sealed] = sealEvents(hasher, streamId, emptyStreamEnd, [{ id, type, schemaVersion: 1, data, metadata }])
  if (sealed === undefined) throw new Error('nothing was sealed')
  return { ...sealed, streamId, revision: 0n, position: '1' as Position }
}

const reopened = (event: StoredEvent) =>
  openEvent(hasher, event).andThen((envelope) => communityEventOf(envelope, event))

const without = (data: object, name: string): object =>
  Object.fromEntries(Object.entries(data).filter(([key]) => key !== name))

const read = historyV1.map(({ text }) => JSON.parse(text) as CommunityEvent)
/** One event of each type, and the fuller one where some fields may be left out. */
const samples = new Map<string, CommunityEvent>()
for (const event of read) {
  const known = samples.get(event.type)
  if (known === undefined || Object.keys(event.data).length > Object.keys(known.data).length)
    samples.set(event.type, event)
}
const optional = ['message', 'language']

const fits = (type: string, data: unknown): boolean => fitsSchema({ type, data } as CommunityEvent)

const assertDamaged = (type: string, data: unknown): void => {
  assert.not.ok(fits(type, data), JSON.stringify(data).slice(0, 300))
  const { message } = failureIn(reopened(stored(type, data)))
  assert.match(message, /^Event 0 of community-.* contradicts its schema\. Restore/)
}

for (const { type, data } of samples.values()) {
  test(`what was sealed as ${type} is opened as the same`, () => {
    assert.equal(valueIn(reopened(stored(type, data))), { type, data })
    assert.ok(fits(type, data))
  })

  test(`a ${type} that lacks a field, has one too many or a wrong one is damage, and is never stored`, () => {
    const names = Object.keys(data)
    for (const name of names.filter((one) => !optional.includes(one))) assertDamaged(type, without(data, name))
    for (const name of names.filter((one) => one !== 'alias')) assertDamaged(type, { ...data, [name]: null })
    for (const name of names) assertDamaged(type, { ...data, [name]: 'x'.repeat(3000) })
    for (const wrong of [{ ...data, extra: 1 }, null, [], 'text']) assertDamaged(type, wrong)
  })

  test(`a ${type} may lack what nobody need say`, () => {
    for (const name of optional) assert.ok(fits(type, without(data, name)))
  })
}

const dataOf = (type: string): object => samples.get(type)?.data ?? {}

const persons: readonly (readonly [type: string, name: string])[] = [...samples.values()].flatMap(({ type, data }) =>
  Object.keys(data).flatMap((name) => (name.endsWith('By') && name !== 'entitledBy' ? [[type, name] as const] : [])),
)

for (const [type, name] of persons)
  test(`in ${type}, ${name} is a user's id and an address, and nothing else`, () => {
    const person = { userId: 'ada', email: 'ada@aster.example' }
    assert.ok(fits(type, { ...dataOf(type), [name]: person }))
    for (const wrong of [{ ...person, name: 'Ada' }, without(person, 'email'), without(person, 'userId')])
      assertDamaged(type, { ...dataOf(type), [name]: wrong })
  })

type Bounds = readonly [type: string, name: string, fitting: readonly unknown[], unfitting: readonly unknown[]]
const text = (length: number): string => 'x'.repeat(length)
const many = <Item>(count: number, item: Item): readonly Item[] => Array.from({ length: count }, () => item)
const uuid = '01890a5d-ac96-7001-8000-000000000001'
const member = { userId: 'ada', email: 'ada@aster.example' }
const notUuids = [uuid.toUpperCase(), `${uuid}0`, `0${uuid}`, text(36)]
const notTimes = ['2026-01-05T09:00:00Z', '2026-01-05T09:00:00.000+01:00', `${monday} `, ` ${monday}`, text(24)]
const policyOf = (also: object) => ({ ...Reflect.get(dataOf('PolicyChanged'), 'policy'), ...also })

const bounds: readonly Bounds[] = [
  ['TenantInvited', 'communityId', [uuid], notUuids],
  ['TenantInvited', 'invitationId', [uuid], notUuids],
  ['TenantInvited', 'issuedAt', [monday], notTimes],
  ['TenantInvited', 'deadline', [monday], notTimes],
  ['TenantInvited', 'issuingTenantId', [text(1), text(128)], ['', text(129)]],
  ['TenantInvited', 'recipient', [text(3), text(254)], [text(2), text(255)]],
  ['TenantInvited', 'recipientAsTyped', [text(3), text(320)], [text(2), text(321)]],
  ['TenantInvited', 'generation', [1, 2], [0, 1.5, '1']],
  ['TenantInvited', 'message', [text(1), text(1000)], ['', text(1001)]],
  [
    'TenantInvited',
    'language',
    ['de', 'es-MX', 'zh-Hant-TW', 'sgn-x1'],
    ['', 'd', 'DE', 'de-', 'de_AT', 'abcd', '1de', 'de-a'],
  ],
  ['CommunityCreated', 'name', [text(1), text(200)], ['', text(201)]],
  ['CommunityCreated', 'description', ['', text(2000)], [text(2001)]],
  [
    'CommunityCreated',
    'administratorRoles',
    [[], many(20, 'role'), [text(128)]],
    [many(21, 'role'), [''], [text(129)], [1]],
  ],
  ['CommunityCreated', 'policy', [policyOf({})], [policyOf({ deadlineDays: 0 }), policyOf({ extra: 1 }), {}]],
  ['PolicyChanged', 'policy', [policyOf({})], [policyOf({ deadlineDays: 366 }), policyOf({ extra: 1 }), {}]],
  ['InvitationAccepted', 'entitledBy', ['recipient', 'link'], ['', 'other', null]],
  ['InvitationDeclined', 'entitledBy', ['recipient', 'link'], ['', 'other', null]],
  ['AliasChanged', 'alias', [null, text(1), text(200)], ['', text(201), 1]],
  [
    'MembersAdded',
    'members',
    [[member], many(100, member)],
    [[], many(101, member), [{ ...member, since: monday }], [null]],
  ],
  ['MembersRemoved', 'userIds', [['ada'], many(100, 'ada'), [text(255)]], [[], many(101, 'ada'), [''], [text(256)]]],
]

for (const [type, name, fitting, unfitting] of bounds)
  test(`the bounds of ${name} of ${type} are kept to`, () => {
    for (const value of fitting) assert.ok(fits(type, { ...dataOf(type), [name]: value }), JSON.stringify(value))
    for (const value of unfitting) assertDamaged(type, { ...dataOf(type), [name]: value })
  })

test.run()
