import { Command, Option } from 'commander'
import { backUp } from '../backup/back-up.js'
import { restore } from '../backup/restore.js'
import { fail } from './fail.js'

const withData = (command: Command): Command =>
  command.addOption(
    new Option('--data <folder>', "the server's data folder")
      .env('COMMUNITY_HANDSHAKE_DATA')
      .default('community-handshake-data'),
  )

const say = (text: string): void => void process.stdout.write(text)

/** `community-handshake backup`: copies a store while its server runs, and proves the copy. */
export const backupCommand = (): Command =>
  withData(
    new Command('backup').description('Copy the history and the keys while the server runs, and verify the copy.'),
  )
    .requiredOption('--to <folder>', 'a folder that does not exist yet; it will hold secrets')
    .action(async (options: { readonly data: string; readonly to: string }) => {
      ;(await backUp(options)).match(say, fail)
    })

/** `community-handshake restore`: puts a backup into an empty data folder. */
export const restoreCommand = (): Command =>
  withData(new Command('restore').description('Put a backup into an empty data folder, and verify it there.'))
    .requiredOption('--from <folder>', 'a folder that `backup` wrote')
    .action(async (options: { readonly data: string; readonly from: string }) => {
      ;(await restore(options)).match(say, fail)
    })
