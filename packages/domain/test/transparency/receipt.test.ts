import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  checkpointText,
  historyTree,
  issueReceipt,
  type MembershipReceipt,
  merkleTree,
  type NoteSigner,
  openHistory,
  type ReceiptVerifier,
  type Sha256,
  signNote,
  staysOf,
  verifyReceipt,
} from '../../src/index.js'
import { everyKindOfCommand, storedHistoryOf } from '../audit/scenario.js'
import { hasher } from '../support/hasher.js'

const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest())
const prefix = Buffer.from('302a300506032b6570032100', 'hex')
const signerNamed = (name: string): NoteSigner => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(prefix.length))
  return { name, publicKey: raw, sign: (message) => new Uint8Array(sign(null, message, privateKey)) }
}
const signer = signerNamed('communities.example.com/2026')
const verifier: ReceiptVerifier = {
  hasher,
  sha256,
  keys: [signer],
  verify: (publicKey, message, signature) =>
    verify(
      null,
      message,
      createPublicKey({ key: Buffer.concat([prefix, publicKey]), format: 'der', type: 'spki' }),
      signature,
    ),
}

const stored = await storedHistoryOf(everyKindOfCommand())
const opened = openHistory(hasher, stored)
if (opened.isErr()) throw new Error(opened.error.message)
const stays = staysOf(opened.value)

const noteOver = (count: number, by: NoteSigner = signer) => {
  const history = historyTree(merkleTree(sha256))
  for (const { digest } of stored.slice(0, count)) history.add(digest)
  const head = { origin: 'communities.example.com/history', size: count, root: history.tree.root() }
  return { history, checkpoint: { note: signNote(sha256, checkpointText(head), [by]), size: count } }
}

const receiptOf = (which: number, count = stored.length): MembershipReceipt | undefined => {
  const { history, checkpoint } = noteOver(count)
  const stay = stays[which]
  return stay === undefined ? undefined : issueReceipt(history, checkpoint, stay)
}

const must = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('there is none')
  return value
}
const receipt = must(receiptOf(1))

const problemOf = (changed: unknown, by: ReceiptVerifier = verifier): string => {
  const verified = verifyReceipt(by, changed)
  return verified.isErr() ? verified.error.message : 'it was taken'
}

test('a receipt proves who let a tenant in, with nothing but the file and the key', () => {
  const verified = verifyReceipt(verifier, JSON.parse(JSON.stringify(receipt)))
  assert.ok(verified.isOk())
  const { acts, signedBy, owner, member, since, size } = verified.value
  assert.equal(
    { owner, member, since, size, signedBy },
    {
      owner: 'aster',
      member: 'borealis',
      since: '2026-01-09T09:00:00.000Z',
      size: stored.length,
      signedBy: [signer.name],
    },
  )
  assert.equal(
    acts.map(({ type, by, tenantId }) => `${type} ${by} ${tenantId}`),
    [
      'TenantInvited ada@aster.example aster',
      'InvitationResent alan@aster.example aster',
      'InvitationAccepted bela@borealis.example borealis',
      'TenantConfirmed alan@aster.example aster',
    ],
  )
})

test('each stay has its own receipt; the owner, who came by no handshake, has none', () => {
  assert.is(receiptOf(0), undefined)
  assert.is(must(receiptOf(2)).acts.length, 3)
})

test('there is no receipt before a checkpoint reaches the confirmation', () => {
  const confirmed = stored.findIndex(({ type }) => type === 'TenantConfirmed')
  assert.is(receiptOf(1, confirmed), undefined)
  assert.ok(receiptOf(1, confirmed + 1) !== undefined)
})

test('any change of any character of any part makes it worth nothing', () => {
  const text = JSON.stringify(receipt)
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 94 }), (at, shift) => {
      const code = ((text.charCodeAt(at) - 32 + shift) % 95) + 32
      const changed = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
      if (changed === text) return
      let value: unknown
      try {
        value = JSON.parse(changed)
      } catch {
        return
      }
      // Only what JSON itself does not tell apart may pass, such as an escape and the character it stands for.
      if (JSON.stringify(value) === text) return
      assert.ok(verifyReceipt(verifier, value).isErr(), `${at}: ${changed.slice(Math.max(0, at - 20), at + 20)}`)
    }),
    { numRuns: 2000 },
  )
})

test('acts in another order, left out, repeated or of another handshake are no handshake', () => {
  const [invited, resent, accepted, confirmed] = receipt.acts
  assert.ok(invited && resent && accepted && confirmed)
  const withActs = (...acts: readonly (typeof invited)[]): string => problemOf({ ...receipt, acts })
  const notOne = 'Its acts are not of one handshake, or not in order.'
  const notThree = 'Its acts are not an invitation, an acceptance and a confirmation.'
  assert.is(withActs(invited, accepted, resent, confirmed), notOne)
  assert.is(withActs(invited, accepted, accepted, confirmed), notOne)
  assert.is(withActs(invited, resent, accepted), notThree)
  assert.is(withActs(invited, resent, confirmed), notThree)
  assert.is(withActs(resent, accepted, confirmed), notThree)
  assert.is(withActs(invited, accepted, confirmed), 'it was taken')
  const [, , otherConfirmed] = must(receiptOf(2)).acts
  assert.ok(otherConfirmed)
  assert.is(withActs(invited, accepted, otherConfirmed), notOne)
})

test('a checkpoint by a key that is not trusted, or of another history, proves nothing', () => {
  assert.is(problemOf(receipt, { ...verifier, keys: [] }), 'No key that you trust signed its checkpoint.')
  const { checkpoint } = noteOver(stored.length, signerNamed(signer.name))
  assert.is(problemOf({ ...receipt, checkpoint: checkpoint.note }), 'No key that you trust signed its checkpoint.')
  const shorter = noteOver(stored.length - 1).checkpoint.note
  assert.match(problemOf({ ...receipt, checkpoint: shorter }), 'is not in the history that was signed')
})

test('what has not the form of a receipt is told so', () => {
  const wrong = [null, 'receipt', {}, { ...receipt, more: 1 }, { ...receipt, format: 'x' }, { ...receipt, acts: [] }]
  for (const value of wrong) assert.is(problemOf(value), 'It does not have the form of a receipt.')
})

test.run()
