import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../lib/workspaces.mjs'

interface Ended {
  readonly line: string
  readonly status: number | null
}

const runIn = (files: Readonly<Record<string, string>>, patienceMs = 60_000): Ended => {
  const folder = mkdtempSync(join(tmpdir(), 'community-handshake-runner-'))
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    mkdirSync(join(folder, 'test'))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'test', name), text)
    const { stdout, status } = spawnSync(process.execPath, [join(root, 'tools/run-uvu.mjs')], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, TEST_PATIENCE_MS: String(patienceMs) },
    })
    return { line: stdout.trim().split('\n').at(-1) ?? '', status }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const file = (...lines: readonly string[]): string =>
  ["import { suite, test } from 'uvu'", "import * as assert from 'uvu/assert'", ...lines, ''].join('\n')

const [good, bad, run] = ["test('good', () => {})", "test('bad', () => assert.ok(false))", 'test.run()']

const oneFailure: Ended = { line: '0 passed, 1 failed, 0 skipped', status: 1 }

test('passing and skipped tests are counted, and helpers are no tests', () => {
  const files = { 'a.test.ts': file(good, "test.skip('later', () => {})", run), 'helper.ts': 'throw new Error()' }
  assert.equal(runIn(files), { line: '1 passed, 0 failed, 1 skipped', status: 0 })
})

test('a failing test is counted, beside passing and skipped ones', () => {
  const files = { 'a.test.ts': file(good, run), 'b.test.ts': file(good, bad, "test.skip('later', () => {})", run) }
  assert.equal(runIn(files), { line: '2 passed, 1 failed, 1 skipped', status: 1 })
})

test('a file that forgets to run its tests fails the run', () => {
  assert.equal(runIn({ 'a.test.ts': file(good, run), 'b.test.ts': file(good, `// ${run}`) }), oneFailure)
})

test('a suite that is not run fails the run, though another of the same file is', () => {
  const makeSuite = "suite('other')"
  const other = [`const other = ${makeSuite}`, "other('b', () => {})"]
  assert.equal(runIn({ 'a.test.ts': file(...other, good, run) }), oneFailure)
})

test('no test at all fails the run', () => {
  assert.equal(runIn({}), oneFailure)
  assert.equal(runIn({ 'a.test.ts': file(run) }), oneFailure)
})

test('a file that cannot be loaded fails the run', () => {
  assert.equal(runIn({ 'a.test.ts': file(good, "throw new Error('broken')", run) }), oneFailure)
})

test('tests that never ran because a hook threw are failures', () => {
  const files = { 'a.test.ts': file("test.before(() => { throw new Error('no database') })", good, good, run) }
  assert.equal(runIn(files), { line: '0 passed, 2 failed, 0 skipped', status: 1 })
})

test('an error that comes after the tests is a failure', () => {
  const late = "test('later', () => { setTimeout(() => { throw new Error('late') }, 100) })"
  assert.equal(runIn({ 'a.test.ts': file(late, run) }), { line: '1 passed, 1 failed, 0 skipped', status: 1 })
})

test('a summary that a test prints is not counted', () => {
  const printing = "test('prints', () => console.log('  Total:     9\\n  Passed:    9\\n  Skipped:   0'))"
  assert.equal(runIn({ 'a.test.ts': file(printing, run) }), { line: '1 passed, 0 failed, 0 skipped', status: 0 })
})

test('a process that a test leaves behind is ended and holds up nothing', () => {
  const stray = "spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' }).unref()"
  const leaving = ["import { spawn } from 'node:child_process'", `test('leaves', () => { ${stray} })`]
  assert.equal(runIn({ 'a.test.ts': file(...leaving, run) }), { line: '1 passed, 0 failed, 0 skipped', status: 0 })
})

test('tests that hang are ended and fail the run, and those before them count', () => {
  const hanging = "test('hangs', () => new Promise(() => setInterval(() => {}, 1000)))"
  const files = { 'a.test.ts': file(good, bad, run), 'b.test.ts': file(good, hanging, run) }
  assert.equal(runIn(files, 4_000), { line: '1 passed, 2 failed, 0 skipped', status: 1 })
})

test('tests that end while something of theirs goes on fail the run', () => {
  const going = "test('goes on', () => { setInterval(() => {}, 1000) })"
  assert.equal(runIn({ 'a.test.ts': file(going, run) }, 4_000), { line: '1 passed, 1 failed, 0 skipped', status: 1 })
})

test.run()
