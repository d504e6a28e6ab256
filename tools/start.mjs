// Builds what the command needs, quietly, then runs it in this terminal: node tools/start.mjs <arguments of the command>
import { join } from 'node:path'
import { buildQuietly } from './lib/command.mjs'
import { runInForeground } from './lib/foreground.mjs'
import { root } from './lib/workspaces.mjs'

buildQuietly('--filter=@community-handshake/cli')
runInForeground([join(root, 'packages/cli/dist/main.js'), ...process.argv.slice(2)])
