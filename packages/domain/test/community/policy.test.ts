import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type AdjustablePolicy,
  communityHandshake,
  communityService,
  completePolicy,
  defaultPolicy,
  hmacInvitationLinks,
  requireWorkablePolicy,
} from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { faultyStore } from '../support/memory-store.js'
import { ada } from '../support/people.js'
import { failureIn } from '../support/results.js'
import { monday, newCommandId } from '../support/samples.js'

test('what is chosen replaces the host’s rule, the rest stays', () => {
  const policy = completePolicy({ deadlineDays: 3, fourEyes: true }, defaultPolicy)
  assert.equal(policy, { ...defaultPolicy, deadlineDays: 3, fourEyes: true })
  assert.is(defaultPolicy.deadlineDays, 14)
})

test('the roles stay the host’s to decide, whatever a caller of JavaScript slips in', () => {
  const slipped = { deadlineDays: 3, creatingRoles: ['guest'], acceptingRoles: ['guest'] }
  assert.equal(completePolicy(slipped, defaultPolicy), { ...defaultPolicy, deadlineDays: 3 })
})

const createWith = (policy: Partial<AdjustablePolicy>, host = defaultPolicy) => {
  const store = faultyStore()
  const service = communityService({
    handshake: communityHandshake({ store, hasher, backoff: { pause: async () => undefined } }),
    clock: { now: () => monday },
    ids: { nextCommandId: newCommandId },
    links: hmacInvitationLinks(hasher, [{ id: 'k', key: new Uint8Array(32) }]),
    policy: host,
    hasher,
  })
  return service.createCommunity({ actor: ada }, { name: 'Grid', policy })
}

const wrong: readonly (readonly [field: string, policy: Partial<AdjustablePolicy>])[] = [
  ['policy/deadlineDays', { deadlineDays: 0 }],
  ['policy/deadlineDays', { deadlineDays: 366 }],
  ['policy/deadlineDays', { deadlineDays: 1.5 }],
  ['policy/deadlineDays', { deadlineDays: Number.NaN }],
  ['policy/pendingLimit', { pendingLimit: 10_001 }],
  ['policy/pendingLimit', { pendingLimit: 0 }],
  ['policy/recipientDailyLimit', { recipientDailyLimit: 0 }],
  ['policy/recipientDailyLimit', { recipientDailyLimit: 1001 }],
  ['policy/senderDailyLimit', { senderDailyLimit: 0 }],
  ['policy/senderDailyLimit', { senderDailyLimit: 1_000_001 }],
  ['policy/confirmBy', { fourEyes: true, confirmBy: 'issuer' }],
]

for (const [field, policy] of wrong)
  test(`a rule that cannot be is refused by its name: ${JSON.stringify(policy)}`, async () => {
    const failure = failureIn(await createWith(policy))
    assert.ok(failure.kind === 'invalid-input')
    assert.is(failure.field, field)
    assert.match(failure.message, /^(must|cannot) /)
  })

test('the rules where nothing else is chosen', () => {
  assert.equal(defaultPolicy, {
    acceptingRoles: ['tenant-administrator'],
    confirmBy: 'any-administrator',
    creatingRoles: ['community-administrator', 'tenant-administrator'],
    deadlineDays: 14,
    fourEyes: false,
    pendingLimit: 100,
    recipientDailyLimit: 20,
    recipientOnly: false,
    senderDailyLimit: 500,
  })
})

test('the host’s roles have names, one to twenty of them', () => {
  const roles = (count: number, name = 'role') => Array.from({ length: count }, () => name)
  for (const field of ['creatingRoles', 'acceptingRoles'] as const) {
    for (const fit of [roles(1), roles(20), roles(1, 'x'.repeat(128))])
      assert.ok(requireWorkablePolicy({ ...defaultPolicy, [field]: fit }).isOk())
    for (const unfit of [[], roles(21), [''], roles(1, 'x'.repeat(129))])
      assert.match(failureIn(requireWorkablePolicy({ ...defaultPolicy, [field]: unfit })).field, `policy/${field}`)
  }
})

test('rules under which nobody could ever confirm are refused also where half of them is the host’s', async () => {
  const failure = failureIn(await createWith({ confirmBy: 'issuer' }, { ...defaultPolicy, fourEyes: true }))
  assert.ok(failure.kind === 'invalid-input' && failure.field === 'policy/confirmBy')
  assert.ok((await createWith({ fourEyes: false, confirmBy: 'issuer' }, { ...defaultPolicy, fourEyes: true })).isOk())
})

test.run()
