import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { copyProgress } from '../src/copy/copy-progress.js'

const written = (isTTY: boolean) => {
  const said: string[] = []
  let now = 0
  const progress = copyProgress({ isTTY, write: (text) => said.push(text) }, () => now)
  const after = (ms: number, events: number): void => {
    now += ms
    progress.advance('Copying', events)
  }
  return { said, after, end: progress.end }
}

test('on a terminal one line is written over the other, and gone at the end', () => {
  const { said, after, end } = written(true)
  for (const events of [1000, 2000, 3000]) after(150, events)
  end()
  end()
  assert.equal(said, ['\r\u001b[KCopying: 2,000 events', '\r\u001b[K'])
})

test('into a file a line is written now and then', () => {
  const { said, after, end } = written(false)
  for (let events = 1000; events <= 6000; events += 1000) after(2000, events)
  end()
  assert.equal(said, ['Copying: 3,000 events\n', 'Copying: 6,000 events\n'])
})

test.run()
