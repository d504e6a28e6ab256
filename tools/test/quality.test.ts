import { spawnSync } from 'node:child_process'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from './repository-root.js'

const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NO_COLOR: '1' }

const passes = (tool: string, ...args: readonly string[]): void => {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', tool, ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  assert.is(status, 0, `${tool} ${args.join(' ')}\n${stdout}${stderr}`.slice(0, 8_000))
}

test('every workspace, its tests included, has right types', () =>
  passes('turbo', 'run', 'typecheck', '--concurrency=2', '--output-logs=errors-only'))

test('everything is formatted, and the quick rules hold', () => passes('biome', 'ci', '--colors=off', '.'))

test('the rules that need types hold: no promise and no result is dropped', () => passes('eslint', '.'))

test('nothing is exported, declared or installed that nothing uses', () => passes('knip'))

test.run()
