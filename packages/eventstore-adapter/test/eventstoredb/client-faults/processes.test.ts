import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { isStillOpen, withNode } from '../fixtures.js'

interface Running {
  readonly child: ChildProcess
  readonly output: () => string
  readonly ended: Promise<number | null>
}

const run = (name: string, connectionString: string): Running => {
  const file = fileURLToPath(new URL(`../programs/${name}.ts`, import.meta.url))
  // Node warns on the error output where both of these are set.
  const { NO_COLOR: _noColor, FORCE_COLOR: _forceColor, ...env } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', file, connectionString], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  return { child, output: () => output, ended: once(child, 'close').then(([code]) => code as number | null) }
}

test(
  'E13, official client: a process that appended once never ends',
  withNode(async (node) => {
    const { child, output, ended } = run('official-batch', node.connectionString)
    while (!output().includes('done')) await once(child.stdout ?? child, 'data')
    assert.ok(await isStillOpen(ended, 1500))
    child.kill('SIGKILL')
    await ended
  }),
)

test(
  'E13: a process ends when its store is closed, with a subscription and a member of a group at work',
  withNode(async (node) => {
    const { child, output, ended } = run('append-and-leave', node.connectionString)
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000)
    assert.is(await ended, 0)
    clearTimeout(timer)
    assert.match(output(), 'appended')
    assert.match(output(), /done\s*$/)
    assert.is(node.subscriptions(), 0)
    assert.is(node.connections(), 0)
  }),
)

test.run()
