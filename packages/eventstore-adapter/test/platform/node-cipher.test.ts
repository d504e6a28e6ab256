import { createDecipheriv, createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { nodeCipher } from '../../src/platform/node-cipher.js'

const cipher = nodeCipher()
const anyKey = fc.uint8Array({ minLength: 32, maxLength: 32 })
const anyText = fc.string({ unit: 'grapheme', maxLength: 300 })

test('what is sealed is opened with the same key, and sealed alike each time', () => {
  fc.assert(
    fc.property(anyKey, anyText, (key, text) => {
      const sealed = cipher.seal(key, text)
      assert.match(sealed, /^[\w-]+$/)
      assert.is(cipher.open(key, sealed), text)
      assert.is(nodeCipher().seal(Uint8Array.from(key), text), sealed)
    }),
  )
})

test('another key opens nothing, nor does the right one what was changed in a single character', () => {
  fc.assert(
    fc.property(anyKey, anyKey, anyText, fc.nat(), (key, other, text, where) => {
      const sealed = cipher.seal(key, text)
      fc.pre(Buffer.compare(key, other) !== 0)
      assert.is(cipher.open(other, sealed), undefined)
      const at = where % sealed.length
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
      assert.is(cipher.open(key, changed), undefined)
    }),
  )
  for (const none of ['', 'AAAA', '!', 'A'.repeat(37)]) assert.is(cipher.open(new Uint8Array(32), none), undefined)
})

test('different texts have different nonces', () => {
  const key = new Uint8Array(32).fill(7)
  const nonces = Array.from({ length: 2000 }, (_none, index) => cipher.seal(key, `text ${index}`).slice(0, 16))
  assert.is(new Set(nonces).size, nonces.length)
})

test('a stranger can open it by the book: HMAC-SHA-256 for two keys, then AES-256-GCM', () => {
  const key = new Uint8Array(32).fill(9)
  const sealed = Buffer.from(cipher.seal(key, 'ada@example.com'), 'base64url')
  const encryption = createHmac('sha256', key).update('community-handshake personal data: encryption').digest()
  const aes = createDecipheriv('aes-256-gcm', encryption, sealed.subarray(0, 12)).setAuthTag(sealed.subarray(-16))
  assert.is(Buffer.concat([aes.update(sealed.subarray(12, -16)), aes.final()]).toString(), 'ada@example.com')
})

test('a key of another length is a mistake of the caller', () => {
  assert.throws(() => cipher.seal(new Uint8Array(16), 'text'), /32 bytes/)
})

test.run()
