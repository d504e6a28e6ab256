import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const program = `
const end = (signal) => {
  console.log(signal)
  setTimeout(() => process.exit(7), 200)
}
process.on('SIGINT', end)
process.on('SIGTERM', end)
setInterval(() => {}, 1000)
console.log('ready')
`

const starter = (file: string): string => `
import { runInForeground } from '${new URL('../lib/foreground.mjs', import.meta.url).href}'
runInForeground(['${file}'])
`

const foreground = suite<{ folder: string }>('foreground')

foreground.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'community-handshake-foreground-'))
})

foreground.after.each(({ folder }) => rmSync(folder, { recursive: true }))

const start = async (folder: string, source: string) => {
  const file = join(folder, 'program.mjs')
  writeFileSync(file, source)
  const { npm_lifecycle_event: _byNpm, ...env } = process.env
  const args = ['--input-type=module', '--eval', starter(file)]
  const child: ChildProcess = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  if (child.stdout === null) throw new Error('it has no output')
  const [first] = await once(child.stdout, 'data')
  assert.is(String(first), 'ready\n')
  return { child, rest: text(child.stdout), ended: once(child, 'exit') }
}

foreground('signals that come together reach the program once, and its exit code is given', async ({ folder }) => {
  const { child, rest, ended } = await start(folder, program)
  child.kill('SIGINT')
  await pause(50)
  child.kill('SIGINT')
  assert.equal(await ended, [7, null])
  assert.is(await rest, 'SIGINT\n')
})

foreground('a program does not outlive a starter that is killed', async ({ folder }) => {
  const { child, rest } = await start(folder, program)
  child.kill('SIGKILL')
  // The output ends when the last process that holds it has ended.
  assert.is(await rest, 'SIGTERM\n')
})

foreground('a program that has nothing left to do ends', async ({ folder }) => {
  const { ended } = await start(folder, "console.log('ready')")
  assert.equal(await ended, [0, null])
})

foreground.run()
