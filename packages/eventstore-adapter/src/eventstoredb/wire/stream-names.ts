import type { StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { storeFailure } from '../../store/failures.js'
import { validateName } from '../../store/validate-append.js'

/** How the streams of this store are called in a database that it may share with others. */
export interface StreamNames {
  /** The name of a stream in the database. */
  readonly inDatabase: (streamId: string) => string
  /** The stream of this store that has the name in the database; undefined for those of others. */
  readonly ofStore: (name: string) => string | undefined
  /** The name of the stream that holds a checkpoint. */
  readonly checkpoint: (name: string) => string
  /** What the server matches names with that begin so, as a regular expression. */
  readonly pattern: (streamPrefix: string) => string
  /** Checks that this store may have a stream of that name. */
  readonly check: (streamId: string) => Result<void, StoreFailure>
}

const checkpoints = 'checkpoint-'

// What means the same to JavaScript and to .NET.
const literally = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')

const taken = storeFailure(
  'invalid',
  `The names of streams must not begin with $ or ${checkpoints}: those of the database and of checkpoints do.`,
)

/** Makes the names for a namespace, which may be the empty text. */
export const streamNames = (namespace: string): StreamNames => ({
  inDatabase: (streamId) => `${namespace}${streamId}`,
  ofStore: (name) => {
    const streamId = name.startsWith(namespace) ? name.slice(namespace.length) : undefined
    return streamId === undefined || streamId.startsWith('$') || streamId.startsWith(checkpoints) ? undefined : streamId
  },
  checkpoint: (name) => `${namespace}${checkpoints}${name}`,
  // A regular expression rather than a prefix: the server compares prefixes by the rules of its language.
  pattern: (streamPrefix) => `^${literally(namespace)}(?!\\$|${checkpoints})${literally(streamPrefix)}`,
  check: (streamId) =>
    validateName('A stream id', streamId).andThen(() =>
      streamId.startsWith('$') || streamId.startsWith(checkpoints) ? err(taken) : ok(undefined),
    ),
})
