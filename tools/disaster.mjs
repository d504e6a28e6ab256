// Builds, then kills servers under load: node tools/disaster.mjs <options>
import { join } from 'node:path'
import { buildQuietly } from './lib/command.mjs'
import { runInForeground } from './lib/foreground.mjs'
import { root } from './lib/workspaces.mjs'

buildQuietly()
runInForeground([
  '--import',
  import.meta.resolve('tsx'),
  join(root, 'packages/cli/test/disaster/main.ts'),
  ...process.argv.slice(2),
])
