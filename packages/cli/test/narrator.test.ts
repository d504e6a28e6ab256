import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { makeNarrator } from '../src/demo/narrator.js'

test('a step that is not as it should be is counted and told', () => {
  let told = ''
  const narrator = makeNarrator({ write: (text) => (told += text) })
  narrator.step('the sky is blue', true)
  narrator.step('the grass is red', false, 'green')
  assert.is(narrator.failures(), 1)
  assert.is(narrator.steps(), 2)
  assert.match(told, /✗ the grass is red\n {6}but: green/)
})

test.run()
