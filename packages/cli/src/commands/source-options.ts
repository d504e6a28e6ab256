import { type Command, Option } from 'commander'

/** Adds the options that name a history. */
export const withSource = (command: Command): Command =>
  command
    .addOption(new Option('--file <file>', 'an exported history; - reads it from standard input'))
    .addOption(
      new Option('--store <store>', 'sqlite:<file>, or esdb://<host>… (better given in the environment)').env(
        'COMMUNITY_HANDSHAKE_STORE',
      ),
    )
    .addOption(
      new Option('--data <folder>', 'the folder in which serve keeps its history')
        .env('COMMUNITY_HANDSHAKE_DATA')
        .default('community-handshake-data'),
    )
