import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  checkpointText,
  type NoteKey,
  type NoteSigner,
  noteKeyText,
  parseCheckpoint,
  parseNoteKey,
  parseSignedNote,
  type Sha256,
  signNote,
  verifiedBy,
} from '../../src/index.js'
import { valueIn } from '../support/results.js'

const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest())
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')
const publicKeyOf = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: 'der', type: 'spki' })
const crypto = {
  sha256,
  verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
    verify(null, message, publicKeyOf(publicKey), signature),
}

const signerNamed = (name: string): NoteSigner => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length))
  return { name, publicKey: raw, sign: (message) => new Uint8Array(sign(null, message, privateKey)) }
}

const text = 'If you think cryptography is the answer to your problem,\nthen you don’t know what your problem is.\n'

test('a published note of the format’s first implementation is read and verified', () => {
  const key = valueIn(parseNoteKey(sha256, 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'))
  const published =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
  const note = valueIn(parseSignedNote(published))
  assert.equal(verifiedBy(note, [key], crypto), [key])
  assert.is(noteKeyText(sha256, key), 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
  const changed = valueIn(parseSignedNote(published.replace('answer', 'Answer')))
  assert.equal(verifiedBy(changed, [key], crypto), [])
})

test('a note signed by several keys tells which of the known ones signed it', () => {
  const [old, fresh, stranger] = [signerNamed('example.com/2025'), signerNamed('example.com/2026'), signerNamed('x')]
  const note = valueIn(parseSignedNote(signNote(sha256, text, [old, fresh])))
  const names = (keys: readonly NoteKey[]) => verifiedBy(note, keys, crypto).map(({ name }) => name)
  assert.equal(names([old, fresh, stranger]), ['example.com/2025', 'example.com/2026'])
  assert.equal(names([fresh]), ['example.com/2026'])
  assert.equal(names([stranger]), [])
  assert.is(note.text, text)
})

test('another key of the same name does not verify it', () => {
  const [one, other] = [signerNamed('example.com'), signerNamed('example.com')]
  const note = valueIn(parseSignedNote(signNote(sha256, text, [one])))
  assert.equal(verifiedBy(note, [other], crypto), [])
})

test('keys are published and read back; a mistyped one is told', () => {
  const key: NoteKey = signerNamed('communities.example.com/2026')
  const published = noteKeyText(sha256, key)
  const read = valueIn(parseNoteKey(sha256, published))
  assert.is(read.name, key.name)
  assert.equal([...read.publicKey], [...key.publicKey])
  const wrong = [
    '',
    'name',
    published.replace('2026', '2027'),
    `${published}A`,
    published.slice(0, -4),
    published.replace(/\+[0-9a-f]{8}\+/, '+00000000+'),
    'a b+00000000+AAAA',
  ]
  for (const text of wrong) assert.ok(parseNoteKey(sha256, text).isErr(), text)
})

test('what is no note is told', () => {
  const wrong = [
    '',
    'text\n',
    'text\n\n',
    'text\n\nname sig\n',
    'text\n\n— name\n',
    'text\n\n— name AAA=\n',
    'a\n\n— n !!\n',
  ]
  for (const note of wrong) assert.ok(parseSignedNote(note).isErr(), JSON.stringify(note))
  assert.throws(() => signNote(sha256, 'no line feed', [signerNamed('x')]))
  assert.throws(() => signNote(sha256, text, [signerNamed('with space')]))
  assert.throws(() => signNote(sha256, text, [signerNamed('with+plus')]))
})

test('a checkpoint says origin, size and root, and is read back', () => {
  const head = { origin: 'communities.example.com/history', size: 15368405, root: sha256(new Uint8Array([1])) }
  const written = checkpointText(head)
  assert.is(written.split('\n').length, 4)
  const read = valueIn(parseCheckpoint(`${written}an extension\n`))
  assert.is(read.origin, head.origin)
  assert.is(read.size, head.size)
  assert.equal([...read.root], [...head.root])
  const wrong = [
    '',
    'x\n',
    'x\n1\n',
    'x\n01\nAAAA\n',
    'x\n-1\nAAAA\n',
    'x\n1\nAAAA\n',
    `\n1\n${written.split('\n')[2]}\n`,
  ]
  for (const text of wrong) assert.ok(parseCheckpoint(text).isErr(), JSON.stringify(text))
})

test.run()
