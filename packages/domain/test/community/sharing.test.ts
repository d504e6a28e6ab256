import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { refusal } from '../../src/index.js'
import { after, communityOf, eventOf, refusalOf } from '../support/decided.js'
import { ada, bela, cleo, person, who } from '../support/people.js'
import { communityId, later, monday, pause, resume } from '../support/samples.js'
import { confirmed } from '../support/stages.js'

const bert = person('bert', 'borealis', { roles: ['community-administrator'] })
const tuesday = later(monday, 1)
const paused = after(confirmed, pause({ now: tuesday }))
const sharingOf = (history: typeof paused, tenantId = bela.tenantId) =>
  communityOf(history).members.get(tenantId)?.sharing

test('an administrator of a member pauses the sharing of the own tenant alone', () => {
  assert.equal(eventOf(confirmed, pause({ actor: bert, now: tuesday })), {
    type: 'SharingPaused',
    data: { communityId, pausedAt: tuesday, pausedBy: who(bert), tenantId: bela.tenantId },
  })
  assert.equal(sharingOf(paused), { name: 'Paused', since: tuesday, pausedBy: who(bela) })
  assert.equal(sharingOf(paused, ada.tenantId), { name: 'Active' })
})

test('an administrator resumes it', () => {
  assert.equal(eventOf(paused, resume({ actor: bert, now: later(tuesday, 1) })), {
    type: 'SharingResumed',
    data: { communityId, resumedAt: later(tuesday, 1), resumedBy: who(bert), tenantId: bela.tenantId },
  })
  assert.equal(sharingOf(after(paused, resume())), { name: 'Active' })
  assert.is(eventOf(after(paused, resume()), pause()).type, 'SharingPaused')
})

test('pausing twice tells who paused and when; there is nothing to resume where nothing is paused', () => {
  assert.equal(
    refusalOf(paused, pause({ actor: bert })),
    refusal('already-paused', 'Open', { by: who(bela), at: tuesday }),
  )
  const told = refusal('not-paused', 'Open', { tenantId: bela.tenantId })
  assert.equal(refusalOf(confirmed, resume()), told)
  assert.equal(refusalOf(after(paused, resume()), resume()), told)
})

test('the owner may pause its own sharing as well, and stays the owner', () => {
  const history = after(confirmed, pause({ actor: ada }))
  assert.is(sharingOf(history, ada.tenantId)?.name, 'Paused')
  assert.is(sharingOf(history)?.name, 'Active')
})

test('nobody pauses or resumes for another tenant, not even the owner', () => {
  for (const command of [
    pause({ actor: ada, tenantId: bela.tenantId }),
    resume({ actor: ada, tenantId: bela.tenantId }),
  ])
    assert.equal(
      refusalOf(paused, command),
      refusal('wrong-tenant', 'Open', { signedInTenantId: ada.tenantId, namedTenantId: bela.tenantId }),
    )
  for (const command of [pause({ actor: cleo }), resume({ actor: cleo })])
    assert.is(refusalOf(paused, command).code, 'community-not-found')
})

test.run()
