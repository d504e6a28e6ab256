import { createReadStream, existsSync } from 'node:fs'
import { copyFile, type FileHandle, mkdir, open, rename, rm, stat, truncate } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { err, ok, type Result } from 'neverthrow'
import { type AuditFailure, askedWrongly, notAnswered } from '../audit/audit-failure.js'
import { lineOf, storedEventIn } from '../audit/history-line.js'
import type { CopiedHistory, CopySource, CopyTarget } from './copy-target.js'

type Done = Result<void, AuditFailure>

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

async function* historyIn(path: string): CopiedHistory {
  if (!existsSync(path)) return
  let number = 0
  try {
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1
      const event = storedEventIn(line)
      if (event.isErr()) {
        yield err(notAnswered(`Line ${number} of ${path} ${event.error}. Export the history again.`))
        return
      }
      yield ok(event.value)
    }
  } catch (error) {
    yield err(notAnswered(`${path} cannot be read: ${messageOf(error)}.`))
  }
}

/** Opens a file of lines to copy from. */
export const linesSource = (path: string): Result<CopySource, AuditFailure> =>
  existsSync(path)
    ? ok({ events: () => historyIn(path), close: async () => {} })
    : err(askedWrongly(`--from: there is no file ${path}.`))

const chunkSize = 64 * 1024

/** How long the file is up to the end of its last whole line. */
const wholeLength = async (path: string): Promise<number> => {
  const file = await open(path, 'r')
  try {
    const chunk = Buffer.alloc(chunkSize)
    let end = (await file.stat()).size
    while (end > 0) {
      const start = Math.max(0, end - chunkSize)
      const { bytesRead } = await file.read(chunk, 0, end - start, start)
      const at = chunk.subarray(0, bytesRead).lastIndexOf('\n')
      if (at >= 0) return start + at + 1
      end = start
    }
    return 0
  } finally {
    await file.close()
  }
}

/** Makes the file that the copy is written to; tells whether it was there, from a copy that was broken off. */
const preparePartial = async (path: string, partial: string): Promise<boolean> => {
  await mkdir(dirname(path), { recursive: true })
  const wasThere = existsSync(partial)
  if (wasThere) await truncate(partial, await wholeLength(partial))
  else if (existsSync(path)) await copyFile(path, partial)
  else await (await open(partial, 'wx', 0o600)).close()
  return wasThere
}

const attempt = async (path: string, work: () => Promise<void>): Promise<Done> => {
  try {
    await work()
    return ok(undefined)
  } catch (error) {
    return err(notAnswered(`${path} cannot be written: ${messageOf(error)}. Copy again to go on.`))
  }
}

interface LinesFile {
  readonly path: string
  readonly partial: string
  readonly file: FileHandle
  /** Whether something is lost with the partial file. */
  isWorthKeeping: boolean
  isSettled: boolean
}

// Written beside its place and moved there when it is whole: half a copy must not look like one.
const targetIn = (state: LinesFile): CopyTarget => {
  const { path, partial, file } = state
  return {
    events: () => historyIn(state.isSettled ? path : partial),
    // The line as a whole: positions are a part of an export.
    isSame: (source, target) => lineOf(source) === lineOf(target),
    add: (events) =>
      attempt(partial, async () => {
        state.isWorthKeeping = true
        await file.appendFile(events.map(lineOf).join(''))
      }),
    finish: () =>
      attempt(path, async () => {
        await file.sync()
        await rename(partial, path)
        state.isSettled = true
      }),
    close: async () => {
      await file.close()
      if (!state.isWorthKeeping && !state.isSettled) await rm(partial, { force: true })
    },
  }
}

/**
 * Opens a file of lines to copy to. Until the copy is whole it has `.partial` at its end; what was written of a line
 * when a copy was broken off is cut away.
 */
export const linesTarget = async (path: string): Promise<Result<CopyTarget, AuditFailure>> => {
  const partial = `${path}.partial`
  try {
    if (existsSync(path) && (await stat(path)).isDirectory()) return err(askedWrongly(`--to: ${path} is a folder.`))
    const isWorthKeeping = await preparePartial(path, partial)
    const file = await open(partial, 'a')
    return ok(targetIn({ path, partial, file, isWorthKeeping, isSettled: false }))
  } catch (error) {
    return err(askedWrongly(`--to: ${partial} cannot be written: ${messageOf(error)}.`))
  }
}
