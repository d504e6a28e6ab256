import { join } from 'node:path'
import type { EventStore, Hasher } from '@community-handshake/domain'
import { type FollowingDirectory, memoryDirectory, sqliteDirectory } from '@community-handshake/eventstore-adapter'
import { ok, type Result } from 'neverthrow'
import type { ServeSettings } from '../configuration/serve-settings.js'
import { directoryProgress } from './directory-progress.js'
import { type StartFailure, startFailure } from './start-failure.js'

/** What a directory is filled from. */
interface DirectorySource {
  readonly store: EventStore
  readonly hasher: Hasher
}

/** Opens the directory: a file in the data folder, or nothing but memory where the history is kept there, too. */
export const openDirectory = (
  { store: kept, dataFolder }: ServeSettings,
  source: DirectorySource,
): Result<FollowingDirectory, StartFailure> => {
  const options = { ...source, onProgress: directoryProgress(process.stderr) }
  return kept.kind === 'memory'
    ? ok(memoryDirectory(options))
    : sqliteDirectory({ ...options, path: join(dataFolder, 'directory.db') }).mapErr(({ message }) =>
        startFailure(`${message} A directory is made again from the history: its file can be removed.`),
      )
}
