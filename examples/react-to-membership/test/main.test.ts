import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

test('the program plays the story and shows the table after each step, the same by both ways', async () => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', main])
  const parts = stdout.split(/\n(?=\d\. |-- |News )/)
  assert.is(parts.filter((part) => /^\s*\d\. /.test(part)).length, 8)
  for (const part of parts.filter((one) => one.includes('by callback:') && one.includes('by webhook:'))) {
    const [, callback = 'none', webhook = ''] = /by callback:\n([\s\S]*?) {2}by webhook:\n([\s\S]*)/.exec(part) ?? []
    assert.is(callback.trimEnd(), webhook.trimEnd())
  }
  assert.is(stdout.match(/it is back, and has missed nothing/g)?.length, 2)
  assert.match(stdout, /3\. Borealis pauses[\s\S]*borealis ⇄ cascade {5}closed: borealis paused[\s\S]*4\. /)
  assert.match(stdout, /News taken by callback and by webhook, each once: 9 and 9/)
})

test.run()
