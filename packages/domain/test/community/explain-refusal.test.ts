import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { explainRefusal, parseEmailAddress, type RefusalCode, type RefusalFacts, refusal } from '../../src/index.js'
import { ada, bela, carla } from '../support/people.js'
import { valueIn } from '../support/results.js'
import { deadline, invitationId, monday } from '../support/samples.js'

const by = { userId: bela.userId, email: bela.email }
const acceptance = { tenantId: bela.tenantId, acceptedBy: by, acceptedAt: monday }

const samples: RefusalFacts = {
  'community-not-found': {},
  'community-id-taken': {},
  'not-community-administrator': { tenantId: ada.tenantId },
  'not-tenant-administrator': { tenantId: bela.tenantId },
  'not-owner-tenant': { ownerTenantId: ada.tenantId },
  'administrator-roles-exclude-creator': {},
  'invitation-not-found': {},
  'invitation-id-taken': { invitationId: invitationId() },
  'already-invited': { invitationId: invitationId(), deadline },
  'too-many-pending': { limit: 100 },
  'too-many-to-recipient': { limit: 20, retryAt: deadline },
  'too-many-by-sender': { limit: 500, retryAt: deadline },
  'email-not-verified': {},
  'not-the-recipient': { maskedRecipient: 'b••@b••.example' },
  'link-invalid': {},
  'link-superseded': { generation: 1, currentGeneration: 2, sentAt: monday },
  'wrong-tenant': { signedInTenantId: carla.tenantId, namedTenantId: bela.tenantId },
  'own-tenant': { tenantId: ada.tenantId },
  'already-member': { tenantId: bela.tenantId, since: monday },
  'tenant-has-open-acceptance': { tenantId: bela.tenantId, invitationId: invitationId() },
  'already-accepted': acceptance,
  'already-confirmed': { ...acceptance, confirmedBy: by, confirmedAt: monday },
  'not-accepted': { deadline, recipient: valueIn(parseEmailAddress('bela@borealis.example')) },
  'other-tenant-accepted': { ...acceptance, namedTenantId: carla.tenantId },
  'acceptance-changed': { seenRevision: 1, currentRevision: 2 },
  'invitation-expired': { deadline },
  'four-eyes-required': { issuedBy: by },
  'only-issuer-confirms': { issuedBy: by },
  'accepted-meanwhile': acceptance,
  'not-due': { deadline },
  'already-declined': { by, at: monday },
  'already-withdrawn': { by, at: monday },
  'already-refused': { by, at: monday },
  'already-revoked': { by, at: monday },
  'community-closed': { closedAt: monday },
  'not-a-member': { tenantId: bela.tenantId },
  'owner-stays': { tenantId: ada.tenantId },
  'name-not-typed': { name: 'Grid data' },
  'already-paused': { by, at: monday },
  'not-paused': { tenantId: bela.tenantId },
  'nothing-to-change': {},
  'policy-not-workable': { field: 'policy/deadlineDays', problem: 'must be at least 1' },
  'too-many-members': { limit: 10_000 },
  'command-id-reused': {},
  'revision-changed': { expectedRevision: 1, currentRevision: 2 },
  'history-not-understood': { unknownEvents: 3 },
}

const explained = <Code extends RefusalCode>(code: Code) => explainRefusal<Code>(refusal(code, 'Open', samples[code]))

for (const code of Object.keys(samples) as RefusalCode[])
  test(`${code} is put into words`, () => {
    const { message, advice, retryable } = explained(code)
    for (const text of [message, advice]) {
      // A name that shall be typed exactly is followed by nothing.
      assert.match(text, /^\S.+([.!]|: Grid data)$/)
      assert.not.match(text, /undefined|\[object|NaN/)
    }
    assert.type(retryable, 'boolean')
  })

const told = (code: RefusalCode): string => `${explained(code).message} ${explained(code).advice}`

test('every fact that helps stands in the words', () => {
  const silent = [
    'acceptance-changed',
    'own-tenant',
    'tenant-has-open-acceptance',
    'other-tenant-accepted',
    'already-confirmed',
  ]
  for (const code of (Object.keys(samples) as RefusalCode[]).filter((one) => !silent.includes(one))) {
    const unsaid: readonly string[] = ['generation', 'currentGeneration', 'sentAt', 'recipient', 'userId']
    const facts = Object.entries(samples[code]).filter(([name]) => !unsaid.includes(name))
    for (const [name, value] of facts) {
      const shown = typeof value === 'object' && value !== null && 'email' in value ? value.email : value
      assert.ok(told(code).includes(String(shown)), `${code} does not tell ${name}: ${told(code)}`)
    }
  }
  assert.ok(told('link-superseded').includes(monday))
  assert.match(told('other-tenant-accepted'), /^Tenant borealis accepted, not cascade\. /)
  assert.match(told('already-confirmed'), /^bela@borealis\.example confirmed tenant borealis at 2026-01-05T/)
})

test('only what time or others can heal is worth sending again', () => {
  const retryable = (Object.keys(samples) as RefusalCode[]).filter((code) => explained(code).retryable)
  assert.equal(retryable.sort(), [
    'not-accepted',
    'not-due',
    'too-many-by-sender',
    'too-many-pending',
    'too-many-to-recipient',
  ])
})

test('every refusal that a rule can give is shown by a test that carries its name', () => {
  const elsewhere = ['command-id-reused', 'revision-changed']
  const here = new URL('.', import.meta.url)
  const files = readdirSync(here).filter((name) => name.endsWith('.test.ts') && name !== 'explain-refusal.test.ts')
  const tested = files.map((name) => readFileSync(new URL(name, here), 'utf8')).join('\n')
  for (const code of Object.keys(samples).filter((one) => !elsewhere.includes(one)))
    assert.match(tested, new RegExp(`(thenRefused|refusal)\\(\\s*'${code}'`), `no test shows ${code}`)
})

test.run()
