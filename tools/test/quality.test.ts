import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { runTool } from './support/run-tool.js'

const passes = (name: string, ...args: readonly string[]): void => {
  const { status, stdout, stderr } = runTool(name, args)
  if (status !== 0) console.log(`\n${stdout}${stderr}`)
  assert.is(status, 0, `${name} ${args.join(' ')} is not content; what it says stands above`)
}

test('every workspace, its tests included, has right types', () =>
  passes('turbo', 'run', 'typecheck', '--continue', '--concurrency=2', '--output-logs=errors-only', '--ui=stream'))

test('the tools have right types', () => passes('tsc', '-p', 'tools/tsconfig.json'))

test('everything is formatted, and the quick rules hold', () => passes('biome', 'ci', '--colors=off', '.'))

test('the rules that need types hold: no promise and no result is dropped', () => passes('eslint', '.'))

test('nothing is exported, declared or installed that nothing uses', () => passes('knip', '--no-config-hints'))

test.run()
