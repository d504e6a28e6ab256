import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from './repository-root.js'

const head = "import { test } from 'uvu'\nimport * as assert from 'uvu/assert'\n"

const runIn = (files: Readonly<Record<string, string>>): { readonly line: string; readonly status: number | null } => {
  const folder = mkdtempSync(join(tmpdir(), 'community-handshake-runner-'))
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    mkdirSync(join(folder, 'test'))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'test', name), text)
    const { stdout, status } = spawnSync(process.execPath, [join(root, 'tools/run-uvu.mjs')], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, TEST_PATIENCE_MS: '5000' },
    })
    return { line: stdout.trim().split('\n').at(-1) ?? '', status }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('passing and skipped tests are counted', () => {
  const text = `${head}test('a', () => assert.ok(true))\ntest.skip('b', () => {})\ntest.run()\n`
  assert.equal(runIn({ 'a.test.ts': text }), { line: '1 passed, 0 failed, 1 skipped', status: 0 })
})

test('a failing test fails the run', () => {
  const text = `${head}test('a', () => assert.ok(true))\ntest('b', () => assert.ok(false))\ntest.run()\n`
  assert.equal(runIn({ 'a.test.ts': text }), { line: '1 passed, 1 failed, 0 skipped', status: 1 })
})

test('a file that forgets to run its tests fails the run', () => {
  const good = `${head}test('a', () => assert.ok(true))\ntest.run()\n`
  const silent = `${head}test('b', () => assert.ok(true))\n`
  assert.is(runIn({ 'a.test.ts': good, 'b.test.ts': silent }).status, 1)
})

test('no test at all fails the run', () => {
  assert.equal(runIn({}), { line: '0 passed, 1 failed, 0 skipped', status: 1 })
})

test('a file that cannot be loaded fails the run', () => {
  assert.is(runIn({ 'a.test.ts': `${head}throw new Error('broken')\ntest.run()\n` }).status, 1)
})

test('tests that hang are ended and fail the run', () => {
  const text = `${head}test('a', () => new Promise(() => setInterval(() => {}, 1000)))\ntest.run()\n`
  assert.is(runIn({ 'a.test.ts': text }).status, 1)
})

test.run()
