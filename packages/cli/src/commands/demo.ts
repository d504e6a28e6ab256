import { Command } from 'commander'
import { playDemo } from '../demo/play-demo.js'
import { exitCode } from './exit-codes.js'

/** `community-handshake demo`: plays the handshake through a real server process and checks every step. */
export const demoCommand = (): Command =>
  new Command('demo')
    .description(
      'Play the whole handshake through a real server, mail server and history file, forbidden steps included.',
    )
    .option('--keep', 'keep the folder with the history file')
    .action(async ({ keep }: { readonly keep?: boolean }) => {
      const succeeded = await playDemo({ keep: keep === true })
      process.exitCode = succeeded ? exitCode.done : exitCode.failed
    })
