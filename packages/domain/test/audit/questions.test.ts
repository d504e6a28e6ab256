import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  describeEvent,
  differences,
  historyStatistics,
  historyUntil,
  membersAt,
  openHistory,
  type PointInHistory,
  plainState,
  stateAt,
  staysOf,
} from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { bela } from '../support/people.js'
import { days, later, monday } from '../support/samples.js'
import { everyKindOfCommand, storedHistoryOf } from './scenario.js'

const stored = await storedHistoryOf(everyKindOfCommand())
const opened = openHistory(hasher, stored)
if (opened.isErr()) throw new Error(opened.error.message)
const history = opened.value

const atTime = (day: number): PointInHistory => ({ kind: 'time', time: later(monday, days(day)) })

test('a damaged event is told instead of half a history', () => {
  const damaged = stored.map((event, index) => (index === 3 ? { ...event, text: `${event.text} ` } : event))
  const read = openHistory(hasher, damaged)
  assert.ok(read.isErr())
  assert.is(read.error.revision, 3n)
})

test('the state at a time, a revision or a position is what the events up to there add up to', () => {
  const members = (point: PointInHistory): number => {
    const state = stateAt(history, point)
    return state.kind === 'Community' ? state.members.size : 0
  }
  assert.is(members(atTime(-1)), 0)
  assert.is(members(atTime(3)), 1)
  assert.is(members(atTime(4)), 2)
  assert.is(members(atTime(23)), 1)
  assert.is(members({ kind: 'revision', revision: 6 }), 1)
  assert.is(members({ kind: 'revision', revision: 7 }), 2)
  const confirmed = stored[7]
  const before = stored[6]
  assert.ok(confirmed && before)
  assert.is(members({ kind: 'position', position: confirmed.position }), 2)
  assert.is(members({ kind: 'position', position: before.position }), 1)
  assert.is(historyUntil(history, { kind: 'end' }), history)
  assert.is(historyUntil(history, { kind: 'revision', revision: 0 }).length, 1)
})

test('two states differ in what happened between them, each value with where it is', () => {
  const before = stateAt(history, { kind: 'revision', revision: 6 })
  const after = stateAt(history, { kind: 'revision', revision: 7 })
  const paths = differences(before, after).map(({ path }) => path)
  assert.ok(paths.includes('/members/borealis'))
  assert.ok(paths.includes('/revision'))
  assert.ok(paths.some((path) => /^\/invitations\/[^/]+\/status\/name$/.test(path)))
  assert.equal(differences(after, after), [])
  const joined = differences(before, after).find(({ path }) => path === '/members/borealis')
  assert.is(joined?.before, undefined)
  assert.ok(joined?.after !== undefined)
  const gone = differences(after, before).find(({ path }) => path === '/members/borealis')
  assert.is(gone?.after, undefined)
})

test('a plain state holds nothing but JSON, and no index', () => {
  const plain = plainState(stateAt(history, { kind: 'end' }))
  assert.equal(JSON.parse(JSON.stringify(plain)), plain)
  assert.not.ok(JSON.stringify(plain).includes('openByRecipient'))
  assert.equal(plainState(stateAt([], { kind: 'end' })), { kind: 'NoCommunity', revision: -1, unknownEvents: 0 })
})

test('who let a tenant in, and what ended it, is told for each time it was a member', () => {
  const stays = staysOf(history)
  assert.equal(
    stays.map(({ tenantId, from, until, end, acts }) => [
      tenantId,
      from.slice(0, 10),
      until?.slice(0, 10),
      end?.envelope.type,
      acts.map(({ envelope }) => envelope.type),
    ]),
    [
      ['aster', '2026-01-05', '2026-02-01', 'CommunityClosed', ['CommunityCreated']],
      [
        'borealis',
        '2026-01-09',
        '2026-01-28',
        'TenantLeft',
        ['TenantInvited', 'InvitationResent', 'InvitationAccepted', 'TenantConfirmed'],
      ],
      [
        'borealis',
        '2026-01-29',
        '2026-01-30',
        'TenantRemoved',
        ['TenantInvited', 'InvitationAccepted', 'TenantConfirmed'],
      ],
    ],
  )
})

test('who was a member at a time is told by the instant: from the confirmation on, until the end excluded', () => {
  const tenants = (milliseconds: number) =>
    membersAt(history, later(monday, milliseconds)).map(({ tenantId }) => tenantId)
  assert.equal(tenants(days(4) - 1), ['aster'])
  assert.equal(tenants(days(4)), ['aster', bela.tenantId])
  assert.equal(tenants(days(23) - 1), ['aster', bela.tenantId])
  assert.equal(tenants(days(23)), ['aster'])
  assert.equal(tenants(days(24)), ['aster', bela.tenantId])
  assert.equal(tenants(days(27)), [])
  assert.equal(tenants(-1), [])
})

test('figures count events, invitations by state, and how long people took', () => {
  const figures = historyStatistics(history)
  assert.is(figures.events, history.length)
  assert.is(figures.byType.TenantInvited, 8)
  assert.is(figures.invitations, 8)
  assert.equal(figures.byStatus, {
    Confirmed: 2,
    Withdrawn: 1,
    Refused: 1,
    Declined: 1,
    Revoked: 1,
    Expired: 1,
    Voided: 1,
  })
  assert.is(figures.members, 1)
  assert.is(figures.medianMsToConfirm, 0)
  assert.is(figures.medianMsToAccept, 0)
  const empty = historyStatistics([])
  assert.is(empty.medianMsToAccept, undefined)
  assert.is(empty.medianMsToConfirm, undefined)
})

test('every kind of event has a sentence that names who did it', () => {
  const sentences = history.map(({ event }) => describeEvent(event))
  assert.is(new Set(history.map(({ event }) => event.type)).size, 22)
  for (const { event, envelope } of history) {
    const actor = envelope.metadata.actor?.email
    assert.ok(describeEvent(event).includes(actor ?? 'expired at'), describeEvent(event))
  }
  assert.ok(sentences.includes('bela@borealis.example chose the alias “Our grid” for borealis'))
  assert.ok(sentences.includes('bela@borealis.example dropped the alias of borealis'))
  assert.ok(sentences.includes('bela@borealis.example added 1 member of borealis'))
  assert.is(
    describeEvent({ type: 'Unknown', storedType: 'X', storedVersion: 3 }),
    'an event of a newer version: X (version 3)',
  )
})

test.run()
