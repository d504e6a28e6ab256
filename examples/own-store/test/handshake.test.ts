import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { confirm, historyInWords, inviteAndAccept } from '../src/handshake.js'
import { administrator } from '../src/people.js'
import { fileEventStore } from '../src/store/file-event-store.js'
import { failureIn, valueIn } from './results.js'

const owner = valueIn(administrator('ada', 'aster'))
const partner = valueIn(administrator('bela', 'borealis'))
const history = [
  '0  ada@aster.example created “Grid data exchange” for aster',
  '1  ada@aster.example invited bela@borealis.example',
  '2  bela@borealis.example accepted for borealis',
  '3  ada@aster.example confirmed borealis',
]

test('the handshake goes on after a restart in the middle of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'own-store-'))
  const path = join(folder, 'events.ndjson')
  const linkKey = randomBytes(32)
  const before = valueIn(await fileEventStore(path))
  const accepted = valueIn(await inviteAndAccept(before, linkKey, { owner, partner }))
  await before.close()
  const after = valueIn(await fileEventStore(path))
  assert.equal(valueIn(await confirm(after, linkKey, { owner, partner, ...accepted })), ['aster', 'borealis'])
  assert.equal(valueIn(await historyInWords(after, accepted.communityId)), history)
  const again = failureIn(await confirm(after, linkKey, { owner, partner, ...accepted }))
  assert.ok(again.kind === 'refusal' && again.code === 'already-confirmed')
  await after.close()
  rmSync(folder, { recursive: true })
})

test('the program plays it and says what it did', async () => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', main])
  assert.match(stdout, /Members now: aster, borealis/)
  for (const line of history) assert.ok(stdout.includes(line), stdout)
  assert.match(stdout, /4 lines in the journal/)
})

test.run()
