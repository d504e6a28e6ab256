#!/usr/bin/env node
import { createRequire } from 'node:module'
import { Command } from 'commander'
import { demoCommand } from './commands/demo.js'
import { serveCommand } from './commands/serve.js'

const packageJson: unknown = createRequire(import.meta.url)('../package.json')
const version =
  typeof packageJson === 'object' && packageJson !== null && 'version' in packageJson ? String(packageJson.version) : ''

await new Command('community-handshake')
  .description('Let a tenant invite another tenant into a private community, by a handshake that anyone can audit.')
  .version(version)
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError('(add --help for the options)')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .addCommand(serveCommand())
  .addCommand(demoCommand())
  .parseAsync()
