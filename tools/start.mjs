// Builds what the command needs, quietly, then runs it in this terminal: node tools/start.mjs <arguments of the command>
import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }

process.stderr.write('Building …\n')
const turbo = [
  '--no-install',
  'turbo',
  'run',
  'build',
  '--filter=@community-handshake/cli',
  '--output-logs=errors-only',
]
const build = spawnSync('npx', turbo, { cwd: root, env, encoding: 'utf8' })
if (build.status !== 0) {
  process.stderr.write(`${build.stdout ?? ''}${build.stderr ?? ''}\nThe build failed; see above.\n`)
  process.exit(1)
}

const main = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url))
const child = spawn(process.execPath, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
// Ctrl-C reaches both; this one waits until the child has put everything away.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)))
