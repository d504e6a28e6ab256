// Builds, then measures: node tools/bench.mjs [options of the benchmark]
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }
const turbo = ['--no-install', 'turbo', 'run', 'build', '--output-logs=errors-only']
const build = spawnSync('npx', turbo, { cwd: root, env, stdio: ['ignore', 2, 2] })
if (build.status !== 0) process.exit(1)
const args = ['--expose-gc', '--import', 'tsx', 'bench/src/main.ts', ...process.argv.slice(2)]
process.exit(spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1)
