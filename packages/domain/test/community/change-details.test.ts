import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { refusal } from '../../src/index.js'
import { after, communityOf, eventOf, refusalOf } from '../support/decided.js'
import { ada, alan, amy, bela, boris, carla, who } from '../support/people.js'
import { changeDetails, communityId, create, historyOf, later, monday } from '../support/samples.js'
import { confirmed, created } from '../support/stages.js'

const tuesday = later(monday, 1)
const english = historyOf(create({ language: 'en' }))
const changed = { communityId, changedAt: tuesday, changedBy: who(alan) }
const asAlan = { actor: alan, now: tuesday }

test('what a community is called and for is changed one by one, the rest stays', () => {
  const details = { name: 'Grid data', description: '', language: 'en' }
  assert.equal(eventOf(english, changeDetails({ ...asAlan, name: 'Wind' })), {
    type: 'CommunityDetailsChanged',
    data: { ...changed, ...details, name: 'Wind' },
  })
  assert.equal(eventOf(english, changeDetails({ ...asAlan, description: 'For the north' })), {
    type: 'CommunityDetailsChanged',
    data: { ...changed, ...details, description: 'For the north' },
  })
  assert.equal(eventOf(english, changeDetails({ ...asAlan, language: 'de' })), {
    type: 'CommunityDetailsChanged',
    data: { ...changed, ...details, language: 'de' },
  })
  assert.equal(eventOf(english, changeDetails({ ...asAlan, language: null })), {
    type: 'CommunityDetailsChanged',
    data: { ...changed, name: 'Grid data', description: '' },
  })
})

test('a community without a language keeps none unless one is named', () => {
  const event = eventOf(created, changeDetails({ ...asAlan, name: 'Wind' }))
  assert.equal(event.data, { ...changed, name: 'Wind', description: '' })
  assert.is(communityOf(after(created, changeDetails({ language: 'de' }))).language, 'de')
})

test('the community is as it was changed last', () => {
  const once = communityOf(after(english, changeDetails({ name: 'Wind', description: 'North', language: 'de' })))
  assert.equal([once.name, once.description, once.language], ['Wind', 'North', 'de'])
  const twice = communityOf(after(english, changeDetails({ name: 'Wind' }), changeDetails({ language: null })))
  assert.equal([twice.name, twice.description], ['Wind', ''])
  assert.not.ok('language' in twice)
})

test('what is so already needs no change', () => {
  const told = refusal('nothing-to-change', 'Open', {})
  for (const same of [
    {},
    { name: 'Grid data' },
    { description: '' },
    { language: 'en' },
    { name: 'Grid data', language: 'en' },
  ])
    assert.equal(refusalOf(english, changeDetails(same)), told)
  for (const same of [{}, { language: null }]) assert.equal(refusalOf(created, changeDetails(same)), told)
})

test('only the owner’s administrators change the details', () => {
  const notFound = refusal('community-not-found', 'NoCommunity', {})
  assert.equal(refusalOf(confirmed, changeDetails({ actor: carla, name: 'Wind' })), notFound)
  assert.equal(refusalOf([], changeDetails({ name: 'Wind' })), notFound)
  const noAdministrator = refusal('not-community-administrator', 'Open', { tenantId: ada.tenantId })
  assert.equal(refusalOf(confirmed, changeDetails({ actor: amy, name: 'Wind' })), noAdministrator)
  const notOwner = refusal('not-owner-tenant', 'Open', { ownerTenantId: ada.tenantId })
  for (const actor of [bela, boris])
    assert.equal(refusalOf(confirmed, changeDetails({ actor, name: 'Wind' })), notOwner)
})

test.run()
