import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { explainRefusal, parseEmailAddress, type RefusalCode, type RefusalFacts, refusal } from '../../src/index.js'
import { ada, bela, carla } from '../support/people.js'
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
  'email-not-verified': {},
  'not-the-recipient': { maskedRecipient: 'b••@b••.example' },
  'link-invalid': {},
  'link-superseded': { generation: 1, currentGeneration: 2 },
  'wrong-tenant': { signedInTenantId: carla.tenantId, namedTenantId: bela.tenantId },
  'own-tenant': { tenantId: ada.tenantId },
  'already-member': { tenantId: bela.tenantId, since: monday },
  'tenant-has-open-acceptance': { tenantId: bela.tenantId, invitationId: invitationId() },
  'already-accepted': acceptance,
  'already-confirmed': { ...acceptance, confirmedBy: by, confirmedAt: monday },
  'not-accepted': { deadline, recipient: parseEmailAddress('bela@borealis.example')._unsafeUnwrap() },
  'other-tenant-accepted': { ...acceptance, namedTenantId: carla.tenantId },
  'acceptance-changed': { seenRevision: 1, currentRevision: 2 },
  'invitation-expired': { deadline },
  'four-eyes-required': { issuedBy: by },
  'only-issuer-confirms': { issuedBy: by },
  'command-id-reused': {},
  'revision-changed': { expectedRevision: 1, currentRevision: 2 },
  'history-not-understood': { unknownEvents: 3 },
}

const explained = <Code extends RefusalCode>(code: Code) => explainRefusal<Code>(refusal(code, 'Open', samples[code]))

for (const code of Object.keys(samples) as RefusalCode[])
  test(`${code} is put into words`, () => {
    const { message, advice, retryable } = explained(code)
    for (const text of [message, advice]) {
      assert.match(text, /^\S.+[.!]$/)
      assert.not.match(text, /undefined|\[object|NaN/)
    }
    assert.type(retryable, 'boolean')
  })

test('every refusal that a rule can give is shown by a test that carries its name', () => {
  const elsewhere = { 'command-id-reused': 'handler', 'revision-changed': 'handler' }
  const files = ['create-community', 'invite-tenant', 'accept-invitation', 'confirm-tenant']
  const tested = files.map((file) => readFileSync(new URL(`./${file}.test.ts`, import.meta.url), 'utf8')).join('\n')
  for (const code of Object.keys(samples).filter((one) => !(one in elsewhere)))
    assert.ok(tested.includes(`thenRefused('${code}'`), `no test shows ${code}`)
})

test.run()
