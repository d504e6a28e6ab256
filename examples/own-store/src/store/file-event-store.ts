import type { Appended, EventStore, RevisionConflict, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import { judge } from './append-rules.js'
import { messageOf, storeFailure, storeIsClosed } from './failures.js'
import { countUpTo, type History, makeHistory } from './history.js'
import { type JournalFile, openJournal } from './journal-file.js'
import { entryIn, lineOf } from './journal-line.js'
import { lock } from './lock.js'
import { makeNews, subscription } from './subscription.js'
import { type AppendRequest, checkAppend, checkFrom, checkLimit, checkStreamId } from './validation.js'

type AppendAnswer = Result<Appended, RevisionConflict | StoreFailure>

/** Writes one append after the other: each is judged by a history that holds all those before it. */
const makeWriter = (history: History, file: JournalFile, onStored: () => void) => {
  let last: Promise<unknown> = Promise.resolve()
  let broken: StoreFailure | undefined

  const write = async (request: AppendRequest): Promise<AppendAnswer> => {
    if (broken !== undefined) return err(broken)
    const verdict = judge(history, request)
    if (verdict.isErr()) return err(verdict.error)
    if (verdict.value.kind === 'done-before') return ok(verdict.value.answer)
    try {
      await file.add(lineOf(request))
    } catch (error) {
      // What of it is on the disk shows when the file is opened again; until then nothing may come after it.
      broken = storeFailure('unavailable', `The journal could not be written (${messageOf(error)}). Open it again.`)
      return err({ ...broken, reason: 'unknown-outcome' })
    }
    history.add(request.streamId, request.events)
    onStored()
    return ok(verdict.value.answer)
  }

  return {
    write: (request: AppendRequest): ResultAsync<Appended, RevisionConflict | StoreFailure> => {
      const writing = last.then(() => write(request))
      last = writing
      return new ResultAsync(writing)
    },
    idle: async (): Promise<void> => {
      await last
    },
  }
}

/** An event store on a journal and the history that the journal's lines add up to. */
export const eventStoreOn = (history: History, file: JournalFile, onClosed: () => Promise<void>): EventStore => {
  const news = makeNews()
  const writer = makeWriter(history, file, news.announce)
  let closing: Promise<void> | undefined
  const whileOpen = (): Result<void, StoreFailure> => (closing === undefined ? ok(undefined) : err(storeIsClosed))

  const close = async (): Promise<void> => {
    news.announce()
    await writer.idle()
    await file.close()
    await onClosed()
  }

  return {
    append: (streamId, expected, events) => {
      const request = { streamId, expected, events: [...events] }
      return whileOpen()
        .andThen(() => checkAppend(request))
        .asyncAndThen(() => writer.write(request))
    },
    readStream: (streamId, { from, limit } = {}) =>
      whileOpen()
        .andThen(() => checkStreamId(streamId))
        .andThen(() => checkFrom(from))
        .andThen((first) => checkLimit(limit).map((most) => history.stream(streamId).slice(first, first + most)))
        .asyncMap(async (events) => events),
    readAll: ({ after, limit, streamPrefix = '' } = {}) =>
      whileOpen()
        .andThen(() => countUpTo(after))
        .andThen((start) => checkLimit(limit).map((most) => firstOf(history, { start, most, streamPrefix })))
        .asyncMap(async (events) => events),
    subscribe: (options) => subscription({ history, news, isClosed: () => closing !== undefined }, options),
    close: () => {
      // Assigned before anything of it runs, so that whoever is woken finds the store closed.
      closing ??= Promise.resolve().then(close)
      return closing
    },
  }
}

const firstOf = ({ all }: History, part: { start: number; most: number; streamPrefix: string }) => {
  const found = []
  for (let index = part.start; index < all.length && found.length < part.most; index += 1) {
    const event = all[index]
    if (event?.streamId.startsWith(part.streamPrefix)) found.push(event)
  }
  return found
}

const historyOf = (lines: readonly string[]): Result<History, StoreFailure> => {
  const history = makeHistory()
  for (const [index, line] of lines.entries()) {
    const entry = entryIn(line, index + 1)
    if (entry.isErr()) return err(entry.error)
    history.add(entry.value.streamId, entry.value.events)
  }
  return ok(history)
}

const openFile = async (path: string, unlock: () => Promise<void>): Promise<Result<EventStore, StoreFailure>> => {
  const { file, lines } = await openJournal(path)
  const history = historyOf(lines)
  if (history.isOk()) return ok(eventStoreOn(history.value, file, unlock))
  await file.close()
  return err(history.error)
}

const openStore = async (path: string): Promise<Result<EventStore, StoreFailure>> => {
  const unlock = await lock(`${path}.lock`)
  if (unlock.isErr()) return err(unlock.error)
  try {
    const opened = await openFile(path, unlock.value)
    if (opened.isErr()) await unlock.value()
    return opened
  } catch (error) {
    await unlock.value()
    return err(storeFailure('unavailable', `The journal ${path} cannot be opened: ${messageOf(error)}`))
  }
}

/**
 * Opens an event store on a file of JSON lines (NDJSON), which is made where there is none. An append is answered when
 * it is on the disk; a crash loses nothing that was answered. For one process at a time, and for as many events as fit
 * into memory.
 */
export const fileEventStore = (path: string): ResultAsync<EventStore, StoreFailure> => new ResultAsync(openStore(path))
