import { open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { err, ok, Result, ResultAsync } from 'neverthrow'
import { isSharingState, nothingShared, type SharingState } from './sharing-state.js'

/** The host's state cannot be read or written. */
export interface StateFailure {
  readonly kind: 'state-failure'
  readonly message: string
}

const stateFailure = (message: string): StateFailure => ({ kind: 'state-failure', message })

const notDone =
  (what: string) =>
  (error: unknown): StateFailure =>
    stateFailure(`${what}: ${error instanceof Error ? error.message : String(error)}`)

const isGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

const readText = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isGone(error)) return undefined
    throw error
  }
}

const parseJson = Result.fromThrowable(
  (text: string): unknown => JSON.parse(text),
  () => undefined,
)

const stateIn = (path: string, text: string): Result<SharingState, StateFailure> => {
  const value = parseJson(text).unwrapOr(undefined)
  return isSharingState(value) ? ok(value) : err(stateFailure(`${path} holds no sharing state. Restore it.`))
}

/** Reads the state; {@link nothingShared} where there is no file yet. */
export const readState = (path: string): ResultAsync<SharingState, StateFailure> =>
  ResultAsync.fromPromise(readText(path), notDone(`${path} cannot be read`)).andThen((text) =>
    text === undefined ? ok(nothingShared) : stateIn(path, text),
  )

const syncAndClose = async (path: string, flags: string, content?: string): Promise<void> => {
  const file = await open(path, flags, 0o600)
  try {
    if (content !== undefined) await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

// State and checkpoint change together or not at all; in a database this is one transaction.
const replace = async (path: string, state: SharingState): Promise<void> => {
  const next = `${path}.next`
  await syncAndClose(next, 'w', JSON.stringify(state))
  await rename(next, path)
  await syncAndClose(dirname(path), 'r')
}

/** Writes the state as a whole; after a crash the file holds the old one or the new one. */
export const writeState = (path: string, state: SharingState): ResultAsync<void, StateFailure> =>
  ResultAsync.fromPromise(replace(path, state), notDone(`${path} cannot be written`))
