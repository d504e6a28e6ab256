import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  addDays,
  parseCommunityDescription,
  parseCommunityId,
  parseCommunityName,
  parseCorrelationId,
  parseTenantId,
  parseTimestamp,
  parseUserId,
} from '../../src/index.js'

test('ids are UUIDs, in lower case once read', () => {
  const id = '01890A5D-AC96-774B-BCCE-B302099A8057'
  assert.is(parseCommunityId(id)._unsafeUnwrap(), id.toLowerCase())
  for (const wrong of ['', 'x', `${id}0`, id.replaceAll('-', ''), `{${id}}`, `${id}\n`])
    assert.is(parseCommunityId(wrong)._unsafeUnwrapErr().field, 'communityId')
})

test('the host’s own ids are kept as they are', () => {
  assert.is(parseTenantId('T/42:North')._unsafeUnwrap(), 'T/42:North')
  assert.is(parseUserId('auth0|5f7c8ec7c33c6c004bbafe82')._unsafeUnwrap(), 'auth0|5f7c8ec7c33c6c004bbafe82')
  for (const wrong of ['', 'a b', 'a\nb', 'ä', 'x'.repeat(129)]) assert.ok(parseTenantId(wrong).isErr(), wrong)
  assert.ok(parseCorrelationId('a-b_c.d:1').isOk())
  for (const wrong of ['', 'a b', 'x'.repeat(129)]) assert.ok(parseCorrelationId(wrong).isErr())
})

test('times have one spelling, and sort as text', () => {
  assert.is(parseTimestamp('2026-01-31T10:30:00+01:00')._unsafeUnwrap(), '2026-01-31T09:30:00.000Z')
  for (const wrong of ['', '2026-01-31', '2026-01-31T10:30:00', 'tomorrow', '2026-02-31T99:00:00Z'])
    assert.ok(parseTimestamp(wrong).isErr(), wrong)
  const start = parseTimestamp('2026-03-28T12:00:00Z')._unsafeUnwrap()
  assert.is(addDays(start, 14), '2026-04-11T12:00:00.000Z')
  assert.ok(start < addDays(start, 1))
})

test('names are one line of visible characters, counted as people count', () => {
  assert.is(parseCommunityName('  Grid   data ')._unsafeUnwrap(), 'Grid data')
  assert.is(parseCommunityName('Cafe\u0301')._unsafeUnwrap(), 'Caf\u00e9')
  assert.ok(parseCommunityName('😀'.repeat(100)).isOk())
  assert.ok(parseCommunityName('می\u200cخواهم').isOk(), 'scripts that need a joiner')
  for (const wrong of ['', '   ', 'a\nb', 'a\u0000', 'a\u202eb', 'a\u200bb', '\ud800', '😀'.repeat(101)])
    assert.is(parseCommunityName(wrong)._unsafeUnwrapErr().field, 'name', JSON.stringify(wrong))
})

test('descriptions may have line breaks, and may be empty', () => {
  assert.is(parseCommunityDescription('a\r\nb')._unsafeUnwrap(), 'a\nb')
  assert.is(parseCommunityDescription('')._unsafeUnwrap(), '')
  for (const wrong of ['a\u0007', 'a\u2066b', 'x'.repeat(1001)]) assert.ok(parseCommunityDescription(wrong).isErr())
})

test.run()
