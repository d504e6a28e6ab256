import { parseCommandId, parseTimestamp } from '@community-handshake/domain'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { longestPause } from '../../src/platform/jittered-backoff.js'
import { sha256ByStream } from '../../src/platform/node-hasher.js'
import { nodePlatform } from '../../src/platform/node-platform.js'

const { clock, ids, hasher, backoff } = nodePlatform()

// FIPS 180-4, from NIST's example values.
const sha256Vectors: readonly (readonly [text: string, digest: string])[] = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
]

// RFC 4231, test cases 1, 2, 6 and 7.
const hmacVectors: readonly (readonly [key: Uint8Array, text: string, code: string])[] = [
  [new Uint8Array(20).fill(0x0b), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
  [
    new TextEncoder().encode('Jefe'),
    'what do ya want for nothing?',
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    new Uint8Array(131).fill(0xaa),
    'Test Using Larger Than Block-Size Key - Hash Key First',
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
  [
    new Uint8Array(131).fill(0xaa),
    'This is a test using a larger than block-size key and a larger than block-size data. ' +
      'The key needs to be hashed before being used by the HMAC algorithm.',
    '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
  ],
]

test('SHA-256 gives the published digests, in one call and by an object', () => {
  for (const [text, digest] of sha256Vectors) {
    assert.is(hasher.sha256(text), digest)
    assert.is(sha256ByStream(text), digest)
  }
})

test('SHA-256 takes a text as UTF-8', () => {
  const text = 'Zoë 😀 \u2028'
  assert.is(hasher.sha256(text), sha256ByStream(text))
  assert.is(hasher.sha256('é'), '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c')
})

test('HMAC-SHA-256 gives the published codes, in base64url without padding', () => {
  for (const [key, text, code] of hmacVectors) {
    const spelled = hasher.hmacSha256(key, text)
    assert.match(spelled, /^[A-Za-z0-9_-]{43}$/)
    assert.is(Buffer.from(spelled, 'base64url').toString('hex'), code)
  }
})

test('command ids are UUIDs of version 7 that only grow', () => {
  const made = Array.from({ length: 20_000 }, () => ids.nextCommandId())
  for (const id of made) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(made, [...new Set(made)].sort())
  assert.ok(made.every((id) => parseCommandId(id).isOk()))
})

test('a command id tells when it was made', () => {
  const before = Date.now()
  const milliseconds = Number.parseInt(ids.nextCommandId().replaceAll('-', '').slice(0, 12), 16)
  // The ids made before in this process may be some milliseconds ahead of the clock.
  assert.ok(Math.abs(milliseconds - before) < 1000)
})

test('the clock tells the time of the machine, in UTC with milliseconds', () => {
  const before = Date.now()
  const told = clock.now()
  const after = Date.now()
  assert.is(parseTimestamp(told)._unsafeUnwrap(), told)
  assert.ok(Date.parse(told) >= before && Date.parse(told) <= after)
})

test('pauses grow up to one second', () => {
  const longest = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1000].map(longestPause)
  assert.equal(longest, [5, 10, 20, 40, 80, 160, 320, 640, 1000, 1000, 1000])
  assert.is(longestPause(0), 5)
})

test('a pause is any length up to the longest, by chance', async () => {
  const pauses = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const start = performance.now()
      await backoff.pause(5)
      return performance.now() - start
    }),
  )
  assert.ok(Math.max(...pauses) - Math.min(...pauses) > 10, 'pauses of different length')
  assert.ok(Math.min(...pauses) < 40, 'some of them short')
})

test.run()
