import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type AcceptanceEvidence,
  type Actor,
  explainMismatch,
  fold,
  lookOf,
  mismatchesOf,
  type TenantProfile,
} from '../../src/index.js'
import { ada, bela, carla, person } from '../support/people.js'
import { accept, create, days, historyOf, invitationId, invite, later, monday } from '../support/samples.js'

const borealis: TenantProfile = {
  tenantId: bela.tenantId,
  name: 'Borealis Grid',
  verifiedDomains: ['borealis.example'],
  since: later(monday, -days(400)),
}
const aster: TenantProfile = { tenantId: ada.tenantId, name: 'Aster Energy' }

const evidence = (actor: Actor = bela, also: Partial<AcceptanceEvidence> = {}): AcceptanceEvidence => {
  const link = actor.email === bela.email ? {} : { linkGeneration: 1 }
  const state = fold(historyOf(create(), invite(), accept({ actor, ...link })))
  const invitation = state.kind === 'Community' ? state.invitations.get(invitationId()) : undefined
  if (invitation?.status.name !== 'Accepted') throw new Error('nobody accepted')
  return { invitation, acceptance: invitation.status.acceptance, profile: borealis, others: [aster], ...also }
}

const codes = (given: AcceptanceEvidence): readonly string[] => mismatchesOf(given).map(({ code }) => code)

test('an acceptance by the invited person of a known tenant has nothing to look at twice', () => {
  assert.equal(mismatchesOf(evidence()), [])
})

test('whoever accepted with the link of a mail to somebody else is pointed out', () => {
  const blanca = person('blanca', 'borealis')
  const [mismatch, ...more] = mismatchesOf(evidence(blanca))
  assert.equal(mismatch, { code: 'other-address', invited: bela.email, accepted: blanca.email })
  assert.equal(more, [])
})

test('addresses outside the domains of the tenant are pointed out, the invited and the accepting one', () => {
  const profile = { ...borealis, tenantId: carla.tenantId, verifiedDomains: ['cascade-water.example'] }
  const found = mismatchesOf(evidence(carla, { profile })).filter(({ code }) => code === 'domain-not-of-tenant')
  assert.equal(
    found.map((mismatch) => ('address' in mismatch ? mismatch.address : '')),
    [bela.email, carla.email],
  )
})

test('a subdomain belongs to the tenant, a domain that only ends alike does not', () => {
  const within = { ...borealis, verifiedDomains: ['other.example', 'example'] }
  assert.equal(codes(evidence(bela, { profile: within })), [])
  const alike = { ...borealis, verifiedDomains: ['realis.example'] }
  assert.equal(codes(evidence(bela, { profile: alike })), ['domain-not-of-tenant'])
})

test('domains that the host does not know are no mismatch', () => {
  const { verifiedDomains: _none, ...profile } = borealis
  assert.equal(codes(evidence(bela, { profile })), [])
  assert.equal(codes(evidence(bela, { profile: { ...borealis, verifiedDomains: [] } })), [])
})

test('a name that looks like that of another tenant is pointed out with that tenant', () => {
  const profile = { ...borealis, name: 'Аster  Énergy' }
  assert.equal(mismatchesOf(evidence(bela, { profile })), [
    { code: 'name-looks-alike', name: profile.name, otherName: aster.name, otherTenantId: aster.tenantId },
  ])
  const itself = { ...borealis, name: 'Borealis Grid' }
  assert.equal(codes(evidence(bela, { others: [itself] })), [])
})

test('a tenant is young for thirty days, to the millisecond', () => {
  const young = { ...borealis, since: later(monday, 1 - days(30)) }
  assert.equal(mismatchesOf(evidence(bela, { profile: young })), [{ code: 'young-tenant', since: young.since }])
  assert.equal(codes(evidence(bela, { profile: { ...borealis, since: later(monday, -days(30)) } })), [])
  const { since: _none, ...unknown } = borealis
  assert.equal(codes(evidence(bela, { profile: unknown })), [])
})

test('a tenant that the host does not know is pointed out first', () => {
  assert.equal(codes(evidence(person('blanca', 'borealis'), { profile: undefined })), [
    'unknown-tenant',
    'other-address',
  ])
})

test('each mismatch has a sentence with its facts', () => {
  const sentences = [
    ...mismatchesOf(evidence(person('blanca', 'borealis'), { profile: undefined })),
    ...mismatchesOf(
      evidence(bela, {
        profile: { ...borealis, name: 'ASTER-ENERGY', verifiedDomains: ['x.example', 'y.example'], since: monday },
      }),
    ),
  ].map(explainMismatch)
  assert.equal(sentences, [
    'The platform knows no tenant under the id borealis.',
    'bela@borealis.example was invited, but blanca@borealis.example accepted with the link of the mail.',
    'bela@borealis.example is not in a domain of this tenant, which has x.example, y.example.',
    'The name ASTER-ENERGY looks like Aster Energy, which is another tenant (aster).',
    'This tenant exists only since 2026-01-05.',
  ])
})

test('names look alike across scripts, cases, accents, spaces and invisible characters', () => {
  const look = lookOf('Paypal Energy')
  for (const name of ['PAYPAL ENERGY', 'Раураl Energy', 'Pay\u200dpal-Energy', 'Páypal  Energy', 'PaypaI Energy'])
    assert.is(lookOf(name), look, name)
  assert.is.not(lookOf('Paypals Energy'), look)
  assert.is.not(lookOf('日本電力'), lookOf('東京電力'))
})

test.run()
