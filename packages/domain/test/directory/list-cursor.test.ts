import { base64urlnopad, utf8 } from '@scure/base'
import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { communityList, cursorAfter, placeInCursor } from '../../src/index.js'
import { failureIn, valueIn } from '../support/results.js'

const list = communityList({ sortBy: 'name', direction: 'ascending' })
const cursorOf = (parts: unknown): string => base64urlnopad.encode(utf8.decode(JSON.stringify(parts)))

test('a cursor gives back the place it was made of, whatever its text, and can stand in a URL', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (key, id) => {
      const cursor = cursorAfter(list, { key, id })
      assert.match(cursor, /^[A-Za-z0-9_-]+$/)
      assert.equal(valueIn(placeInCursor(list, cursor)), { key, id })
    }),
  )
})

test('no cursor is the beginning', () => {
  assert.is(valueIn(placeInCursor(list, undefined)), undefined)
})

test('a cursor of another list, another order or another version is refused, and so is nonsense', () => {
  const place = { key: 'a', id: 'b' }
  const others = [
    cursorAfter('invitations', place),
    cursorAfter(communityList({ sortBy: 'name', direction: 'descending' }), place),
    cursorOf([2, list, 'a', 'b']),
    cursorOf([1, list, 'a']),
    cursorOf([1, list, 'a', 'b', 'c']),
    cursorOf([1, list, 5, 'b']),
    cursorOf({ list }),
    cursorOf(null),
    '',
    '=',
    'ü',
    base64urlnopad.encode(Uint8Array.of(0xff, 0xfe)),
  ]
  for (const cursor of others) {
    const { kind, message } = failureIn(placeInCursor(list, cursor))
    assert.is(kind, 'unknown-cursor')
    assert.match(message, /Use the one that came with a page/)
  }
})

test.run()
