import type { Position, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import type { StoreOpenFailure } from '../../sqlite/store-open-failure.js'
import { storeFailure } from '../../store/failures.js'
import { catchUp } from '../catch-up.js'
import { directoryClosed } from '../directory-closed.js'
import type { FollowOptions } from '../directory-options.js'
import { belongsToStore } from './belongs-to-store.js'
import type { Bookmark } from './bookmark.js'
import { fileDamaged, fileRefilled } from './file-trouble.js'
import { type DirectoryQueries, type FilledFile, openFilledFile } from './filled-file.js'

/** Tables that were level with the store when they were handed out. */
export interface LevelTables {
  /**
   * Asks them at once. Where they are damaged, or filled anew meanwhile, it fails with {@link fileDamaged} or
   * {@link fileRefilled}: then bring the file up to the store again, which mends it, and ask once more.
   */
  readonly ask: <T, E>(question: (queries: DirectoryQueries) => Result<T, E>) => Result<T, E | StoreFailure>
  readonly position: () => Result<Position | undefined, StoreFailure>
}

/** A file that follows a store, whatever becomes of it on the way. */
export interface FollowedFile {
  /** Brings the tables up to the store, from nothing where they are of no use. Not to be called twice at a time. */
  readonly level: () => Promise<Result<LevelTables, StoreFailure>>
  /** Ends the run that is under way after its page, and each later one at its beginning. */
  readonly stop: () => void
  readonly close: () => void
}

/** What a file follows, and where it is. */
export type FollowedFileOptions = FollowOptions & { readonly path: string }

const tries = 5

const takenOver = storeFailure(
  'invalid',
  "The directory's file was filled from another store meanwhile. Give each store a directory file of its own.",
)

const cannotOpen = ({ message }: StoreOpenFailure): StoreFailure => storeFailure('unavailable', message)

/** The file that is open at present; after damage, or where its content is of no use, another connection to it. */
const holdFile = (first: FilledFile, options: FollowedFileOptions) => {
  let file: FilledFile | undefined = first
  let unwanted: { readonly build: string } | undefined
  let isClosed = false

  const open = (): Result<FilledFile, StoreFailure> =>
    openFilledFile({ ...unwanted, otherVersions: false }, options)
      .mapErr(cannotOpen)
      .map((filled) => {
        unwanted = undefined
        file = filled
        return filled
      })
  const letGo = (): void => {
    file?.close()
    file = undefined
  }
  const discard = (build: string | undefined): void => {
    letGo()
    unwanted = build === undefined ? undefined : { build }
  }
  return {
    current: (): Result<FilledFile, StoreFailure> => {
      if (isClosed) return err(directoryClosed)
      return file === undefined ? open() : ok(file)
    },
    letGo,
    /** Lets go of it; what was built so is dropped when it is opened again, unless somebody has done so by then. */
    discard,
    /** The same, unless another one is open by now. */
    discardIf: (damaged: FilledFile, build: string) => {
      if (file === damaged) discard(build)
    },
    close: () => {
      isClosed = true
      letGo()
    },
  }
}

const follow = (first: FilledFile, options: FollowedFileOptions): FollowedFile => {
  const held = holdFile(first, options)
  let isStopped = false
  /** The build that is known to be made from this store. */
  let knownBuild: string | undefined

  const assureOrigin = async (bookmark: Bookmark): Promise<Result<void, StoreFailure>> => {
    if (bookmark.build === knownBuild) return ok(undefined)
    const belongs = await belongsToStore(bookmark, options)
    if (belongs.isErr()) return err(belongs.error)
    if (!belongs.value) {
      if (knownBuild !== undefined) return err(takenOver)
      held.discard(bookmark.build)
      return err(fileRefilled)
    }
    knownBuild = bookmark.build
    return ok(undefined)
  }
  const tablesIn = (file: FilledFile, build: string): LevelTables => ({
    ask: (question) => {
      const answer = file.ask(build, question)
      if (answer.isErr() && answer.error === fileDamaged) held.discardIf(file, build)
      return answer
    },
    position: () => file.bookmark().map(({ read }) => read?.position),
  })
  const levelOnce = async (): Promise<Result<LevelTables, StoreFailure>> => {
    const file = held.current()
    if (file.isErr()) return err(file.error)
    const bookmark = file.value.bookmark()
    if (bookmark.isErr()) return err(bookmark.error)
    const { build, isOurVersion } = bookmark.value
    // Opening it again says what is to be done about that.
    if (!isOurVersion) {
      held.letGo()
      return err(fileRefilled)
    }
    const assured = await assureOrigin(bookmark.value)
    if (assured.isErr()) return err(assured.error)
    const { position, take } = file.value.takerOf(build)
    const done = await catchUp({ take, position: () => (isStopped ? err(directoryClosed) : position()) }, options)
    return done.map(() => tablesIn(file.value, build))
  }
  const level = async (): Promise<Result<LevelTables, StoreFailure>> => {
    for (let attempt = 1; ; attempt += 1) {
      const done = await levelOnce()
      if (done.isErr() && done.error === fileDamaged) held.discard(knownBuild)
      const isWorthAnother = done.isErr() && (done.error === fileDamaged || done.error === fileRefilled)
      if (!isWorthAnother || attempt === tries) return done
    }
  }
  return {
    level,
    stop: () => {
      isStopped = true
    },
    close: held.close,
  }
}

/** Opens the file under a path, and makes it first if there is nothing. */
export const openFollowedFile = (options: FollowedFileOptions): Result<FollowedFile, StoreOpenFailure> =>
  openFilledFile({ otherVersions: true }, options).map((first) => follow(first, options))
