import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addDays, millisecondsOf, parseTimestamp, type Timestamp, timestampOf } from '../../src/index.js'

const read: readonly (readonly [string, string])[] = [
  ['2026-01-31T09:30:00.000Z', '2026-01-31T09:30:00.000Z'],
  ['2026-01-31T09:30:00Z', '2026-01-31T09:30:00.000Z'],
  ['2026-01-31T10:30:00+01:00', '2026-01-31T09:30:00.000Z'],
  ['2026-01-31T04:00:00.5-05:30', '2026-01-31T09:30:00.500Z'],
  ['2026-01-31t09:30:00z', '2026-01-31T09:30:00.000Z'],
  ['2026-01-31T09:30:00.1239999Z', '2026-01-31T09:30:00.123Z'],
  ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59.000Z'],
  ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z'],
  ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
]

for (const [text, stamp] of read) test(`reads ${text}`, () => assert.is(parseTimestamp(text)._unsafeUnwrap(), stamp))

const refused: readonly string[] = [
  '',
  'now',
  '2026-01-31',
  '2026-01-31T09:30:00',
  '2026-01-31T09:30Z',
  '2026-01-31 09:30:00Z',
  '2026-02-30T00:00:00Z',
  '2025-02-29T00:00:00Z',
  '2026-04-31T00:00:00+02:00',
  '2026-13-01T00:00:00Z',
  '2026-01-31T24:00:00Z',
  '2026-01-31T09:60:00Z',
  '2026-12-31T23:59:60Z',
  '2026-01-31T09:30:00+25:00',
  '2026-1-31T09:30:00Z',
  '+010000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-01:00',
  '0000-01-01T00:00:00+01:00',
  'T 2026 Z',
  'Sat T 31 Jan 2026 Z',
  '2026-01-31T09:30:00Z\n',
]

for (const text of refused)
  test(`refuses ${JSON.stringify(text)} and names the field`, () => {
    const failure = parseTimestamp(text, 'asOf')._unsafeUnwrapErr()
    assert.equal([failure.kind, failure.field], ['invalid-input', 'asOf'])
    assert.match(failure.message, /such as 2026-01-31T09:30:00Z/)
  })

const instant = fc.date({ min: new Date('0001-01-01'), max: new Date('9998-01-01'), noInvalidDate: true })

test('what is written is read again, and text sorts as time does', () => {
  fc.assert(
    fc.property(instant, instant, (one, other) => {
      const [first, second] = [timestampOf(one.getTime()), timestampOf(other.getTime())]
      assert.is(parseTimestamp(first)._unsafeUnwrap(), first)
      assert.is(millisecondsOf(first), one.getTime())
      assert.is(first < second, one < other)
    }),
  )
})

test('a day later is 24 hours later, over leap days and the ends of years', () => {
  const cases: readonly (readonly [string, number, string])[] = [
    ['2024-02-28T09:30:00.001Z', 2, '2024-03-01T09:30:00.001Z'],
    ['2026-12-31T23:59:59.999Z', 1, '2027-01-01T23:59:59.999Z'],
    ['2026-01-31T09:30:00.000Z', 14, '2026-02-14T09:30:00.000Z'],
  ]
  for (const [from, days, to] of cases) assert.is(addDays(from as Timestamp, days), to)
})

test.run()
