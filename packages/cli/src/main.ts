#!/usr/bin/env node
import { createRequire } from 'node:module'
import { Command } from 'commander'
import { auditCommand } from './commands/audit.js'
import { copyCommand } from './commands/copy.js'
import { demoCommand } from './commands/demo.js'
import { exitCode } from './commands/exit-codes.js'
import { receiptCommand } from './commands/receipt.js'
import { serveCommand } from './commands/serve.js'

const packageJson: unknown = createRequire(import.meta.url)('../package.json')
const version =
  typeof packageJson === 'object' && packageJson !== null && 'version' in packageJson ? String(packageJson.version) : ''

// Whoever reads may go away, as a closed terminal does: that is no reason to break off work half done.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

const program = new Command('community-handshake')
  .description('Let a tenant invite another tenant into a private community, by a handshake that anyone can audit.')
  .version(version)
  .showHelpAfterError('(add --help for the options)')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? exitCode.done : exitCode.usage))

for (const command of [serveCommand(), demoCommand(), auditCommand(), receiptCommand(), copyCommand()])
  program.addCommand(command.copyInheritedSettings(program))

await program.parseAsync()
