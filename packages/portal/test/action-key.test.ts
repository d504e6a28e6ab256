import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { newActionKey } from '../src/api/index.js'

test('the key of an action is a UUID of version 7 that keeps the order of time', () => {
  const keys = [0, 1, 1_700_000_000_000, 1_700_000_000_001].map((now) => newActionKey(now))
  for (const key of keys) assert.match(key, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal([...keys].sort(), keys)
  assert.is(keys[2]?.slice(0, 13), '018bcfe5-6800')
})

test('no two keys are the same', () => {
  assert.is(new Set(Array.from({ length: 1000 }, () => newActionKey())).size, 1000)
})

test.run()
