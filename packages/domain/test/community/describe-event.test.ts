import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type CommunityEvent, describeEvent } from '../../src/index.js'
import { historyV1 } from '../fixtures/history-v1.js'

const sentences: readonly string[] = [
  'ada@aster.example created “Grid data” for aster',
  'ada@aster.example invited bela@borealis.example',
  'ada@aster.example sent the invitation again (mail 2)',
  'bela@borealis.example accepted for borealis',
  'alan@aster.example confirmed borealis',
  'bela@borealis.example paused the sharing of borealis',
  'bela@borealis.example resumed the sharing of borealis',
  'bela@borealis.example changed the contact e-mail of borealis to boris@borealis.example',
  'bela@borealis.example chose the alias “Aster’s grid” for borealis',
  'bela@borealis.example dropped the alias of borealis',
  'bela@borealis.example let tenant-administrator, grid-lead administer for borealis',
  'bela@borealis.example added 2 members of borealis',
  'bela@borealis.example removed 1 member of borealis',
  'alan@aster.example added 1 member of aster',
  'bela@borealis.example took borealis out',
  'ada@aster.example invited carla@cascade.example',
  'carla@cascade.example declined',
  'ada@aster.example invited carla@cascade.example',
  'carla@cascade.example accepted for cascade',
  'carla@cascade.example withdrew the acceptance of cascade',
  'ada@aster.example invited carla@cascade.example',
  'carla@cascade.example accepted for cascade',
  'ada@aster.example refused cascade',
  'ada@aster.example invited carla@cascade.example',
  'ada@aster.example revoked the invitation',
  'ada@aster.example invited carla@cascade.example',
  'carla@cascade.example accepted for cascade',
  'ada@aster.example confirmed cascade',
  'ada@aster.example invited bela@borealis.example',
  'the invitation expired at 2026-02-03T09:00:00.000Z',
  'ada@aster.example removed cascade',
  'ada@aster.example changed the details of “Grid of the north”',
  'ada@aster.example changed the details of “Grid of the north”',
  'ada@aster.example changed the rules',
  'ada@aster.example closed the community',
]

historyV1.forEach(({ text }, index) => {
  const event = JSON.parse(text) as CommunityEvent
  test(`event ${index}, a ${event.type}, is told in words`, () => assert.is(describeEvent(event), sentences[index]))
})

test('an event that this version does not know is told as one', () => {
  const unknown = { type: 'Unknown', storedType: 'TenantMerged', storedVersion: 3 } as const
  assert.is(describeEvent(unknown), 'an event of a newer version: TenantMerged (version 3)')
})

test('removing several members is told in the plural', () => {
  const removed = historyV1.find(({ type }) => type === 'MembersRemoved')
  const event = JSON.parse(removed?.text ?? '') as Extract<CommunityEvent, { type: 'MembersRemoved' }>
  const [userId] = event.data.userIds
  assert.ok(userId)
  const several = { ...event, data: { ...event.data, userIds: [userId, userId, userId] } }
  assert.is(describeEvent(several), 'bela@borealis.example removed 3 members of borealis')
})

test.run()
