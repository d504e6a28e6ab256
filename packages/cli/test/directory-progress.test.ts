import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { directoryProgress } from '../src/composition/directory-progress.js'

const drawn = (isTTY: boolean): { readonly said: string[]; readonly draw: ReturnType<typeof directoryProgress> } => {
  const said: string[] = []
  let now = 0
  const draw = directoryProgress({ isTTY, write: (text) => said.push(text) }, () => (now += 60))
  return { said, draw }
}

test('somebody who looks on sees a bar that grows and is gone at the end', () => {
  const { said, draw } = drawn(true)
  for (const done of [1000, 2000, 3000, 4000]) draw({ done, total: 4000 })
  assert.is(said.length, 3, 'not more often than eyes can follow')
  assert.match(said[0] ?? '', /\[#{7}-{23}\] 25 % {2}1,000 of 4,000 events$/)
  assert.match(said[1] ?? '', /\[#{22}-{8}\] 75 % {2}3,000 of 4,000 events$/)
  assert.is(said[2], '\r\u001b[K')
})

test('into a file it writes nothing', () => {
  const { said, draw } = drawn(false)
  draw({ done: 1000, total: 4000 })
  draw({ done: 4000, total: 4000 })
  assert.equal(said, [])
})

test.run()
