import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  CommunityPolicy,
  eventCatalogue,
  fold,
  parseCommunityDescription,
  personalData,
  personalDataOf,
  refusal,
} from '../../src/index.js'
import { failureIn } from '../support/results.js'
import { create, historyOf } from '../support/samples.js'

// What others read by name or by its words: hosts that switch on a kind, tools that read the schemas, people.

test('a refusal is told from every other failure by its kind', () => {
  assert.equal(refusal('link-invalid', 'Invited', {}), {
    kind: 'refusal',
    code: 'link-invalid',
    state: 'Invited',
    facts: {},
  })
})

test('personal data is marked in the schemas by a keyword of our own, as JSON Schema lets extensions be named', () => {
  assert.is(personalData, 'x-personal-data')
  assert.ok(JSON.stringify(eventCatalogue.TenantInvited.schema).includes('"x-personal-data":"email"'))
})

test('nothing but fields of an event is listed as personal data, and an event without a person has none', () => {
  assert.equal(personalDataOf('InvitationExpired'), [])
  for (const path of personalDataOf('MembersAdded')) assert.match(path, /^(\/[a-zA-Z]+|\/\*)+$/)
})

test('every rule of a policy says in words what it is', () => {
  for (const [name, rule] of Object.entries(CommunityPolicy.properties))
    assert.match(JSON.stringify(rule), /"description":"[A-Z][^"]{15,}\."/, name)
})

test('whoever types a description that cannot be is told why', () => {
  assert.match(failureIn(parseCommunityDescription('a\u0000b')).message, /control or formatting characters/)
  assert.match(failureIn(parseCommunityDescription('x'.repeat(1001))).message, /at most 1,000 characters/)
})

test('a community without a language has no such field, neither empty nor undefined', () => {
  assert.not.ok('language' in fold(historyOf(create())))
  assert.ok('language' in fold(historyOf(create({ language: 'de' }))))
})

test.run()
