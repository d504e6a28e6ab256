import { Command, Option } from 'commander'
import { copyBetween, copyPlaces } from '../copy/copy-between.js'
import type { Copied } from '../copy/copy-history.js'
import { type CopyPlace, placeInWords } from '../copy/copy-place.js'
import { copyProgress } from '../copy/copy-progress.js'
import { fail } from './fail.js'

interface CopyOptions {
  readonly from: string
  readonly to: string
  readonly json?: boolean
}

const number = (count: number): string => count.toLocaleString('en')

const inWords = ({ events, streams, before, copied, sha256 }: Copied, to: CopyPlace): string =>
  [
    `${number(events)} events of ${number(streams)} streams are in ${placeInWords(to)}:`,
    `${number(copied)} copied now, ${number(before)} were there before.`,
    `All were read back and are those of the source (SHA-256 ${sha256}).\n`,
  ].join(' ')

/** `community-handshake copy`: moves a whole history from one store to another. */
export const copyCommand = (): Command =>
  new Command('copy')
    .description('Copy a whole history to another store, event by event to the byte.')
    .addHelpText(
      'after',
      [
        '',
        'Both are sqlite:<file> or the path of a file, the path of an .ndjson file, or esdb://user:password@host:2113?option=value,',
        'with &namespace=<text> where the database is shared. A copy that was broken off goes on when it is started again;',
        'a target that holds anything else is left as it is. Positions are given out anew by each store.',
      ].join('\n'),
    )
    .addOption(
      new Option('--from <store>', 'where the history is').env('COMMUNITY_HANDSHAKE_COPY_FROM').makeOptionMandatory(),
    )
    .addOption(
      new Option('--to <store>', 'where it is copied to').env('COMMUNITY_HANDSHAKE_COPY_TO').makeOptionMandatory(),
    )
    .option('--json', 'say what was copied as one line of JSON')
    .action(async (options: CopyOptions) => {
      const places = copyPlaces(options.from, options.to)
      if (places.isErr()) return fail(places.error)
      ;(await copyBetween(places.value, copyProgress(process.stderr))).match((copied) => {
        const said = options.json === true ? `${JSON.stringify(copied)}\n` : inWords(copied, places.value.to)
        process.stdout.write(said)
      }, fail)
    })
