// Builds, then measures: node tools/bench.mjs <options of the benchmark>
import { join } from 'node:path'
import { buildQuietly } from './lib/command.mjs'
import { runInForeground } from './lib/foreground.mjs'
import { root } from './lib/workspaces.mjs'

buildQuietly()
runInForeground([
  '--expose-gc',
  '--import',
  import.meta.resolve('tsx'),
  join(root, 'bench/src/main.ts'),
  ...process.argv.slice(2),
])
