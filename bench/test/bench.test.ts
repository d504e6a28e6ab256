import { spawnSync } from 'node:child_process'
import { fold } from '@community-handshake/domain'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Line } from '../src/benchmark.js'
import { benchmarks } from '../src/benchmarks.js'
import { foldByHand } from '../src/hand-written-fold.js'
import { compare, median } from '../src/measure.js'
import { sampleHistory } from '../src/sample-history.js'
import { asText, reaches } from '../src/table.js'

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', 'src/main.ts', ...args], {
    encoding: 'utf8',
    timeout: 120_000,
  })

test('every benchmark runs and gives a ratio for each of its lines', () => {
  const { stdout, stderr } = run('--quick', '--json')
  const lines = stdout
    .trim()
    .split('\n')
    .map((line): Line & { readonly benchmark: string } => JSON.parse(line))
  assert.equal(
    [...new Set(lines.map(({ benchmark }) => benchmark))],
    benchmarks.map(({ name }) => name),
    stderr,
  )
  for (const { comparison, target } of lines) assert.ok(comparison.ratio > 0 && target > 0)
})

test('a name that is none tells the names', () => {
  const { status, stdout } = run('--only', 'nonsense')
  assert.is(status, 2)
  assert.match(stdout, /fold, memory, durable, long/)
})

test('the fold by hand adds up to what the public fold adds up to', () => {
  const events = sampleHistory(25)
  const state = fold(events)
  const byHand = foldByHand(events)
  assert.ok(state.kind === 'Community')
  assert.equal([...byHand.members.keys()], [...state.members.keys()])
  assert.is(byHand.invitations.size, state.invitations.size)
  assert.is(byHand.openByRecipient.size, state.openByRecipient.size)
  assert.is(byHand.acceptedByTenant.size, state.acceptedByTenant.size)
})

test('a comparison takes the ratio inside each round, and its middle', async () => {
  assert.is(median([3, 1, 2]), 2)
  assert.is(median([4, 1, 2, 3]), 2.5)
  const wait = (milliseconds: number) => () => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
  const { ratio } = await compare(
    { name: 'slow', operations: 1, run: wait(40) },
    { name: 'fast', operations: 1, run: wait(10) },
    3,
  )
  assert.ok(ratio > 0.05 && ratio < 0.7, `${ratio}`)
})

test('a line says whether its target is reached', () => {
  const line = (ratio: number): Line => ({
    title: 'work',
    target: 0.8,
    comparison: {
      ratio,
      ours: { name: 'ours', perSecond: 1_234_567 },
      limit: { name: 'by hand', perSecond: 2_000_000 },
    },
  })
  assert.ok(reaches(line(0.8)) && !reaches(line(0.79)))
  assert.match(asText(line(0.5)), /work .*1\.23M\/s.*by hand 2M\/s.*0\.50.*BELOW/)
})

test.run()
