import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { communityStreamPrefix, type Position, type StoredEvent } from '@community-handshake/domain'
import { sqliteEventStore } from '@community-handshake/eventstore-adapter'
import { err, ok, type Result } from 'neverthrow'
import { type AuditFailure, askedWrongly, notAnswered } from './audit-failure.js'
import { storedEventIn } from './history-line.js'

/** The events of a history, in the order in which they were stored; a failure is the last that comes. */
export type StoredHistory = AsyncGenerator<Result<StoredEvent, AuditFailure>, void, void>

/** Where the history is. */
export interface SourceOptions {
  /** An exported file. */
  readonly file?: string
  /** `sqlite:<file>`. */
  readonly store?: string
  /** The folder in which `serve` keeps its history; looked at where neither of the others is given. */
  readonly data: string
}

const pageSize = 1000

const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

async function* eventsInStore(path: string): StoredHistory {
  if (!(await exists(path))) {
    yield err(askedWrongly(`There is no history in ${path}. Name one with --store sqlite:<file>, --data or --file.`))
    return
  }
  const store = sqliteEventStore({ path })
  if (store.isErr()) {
    yield err(notAnswered(store.error.message))
    return
  }
  try {
    let after: Position | undefined
    for (;;) {
      const from = after === undefined ? {} : { after }
      const page = await store.value.readAll({ ...from, streamPrefix: communityStreamPrefix, limit: pageSize })
      if (page.isErr()) {
        yield err(notAnswered(page.error.message))
        return
      }
      for (const event of page.value) yield ok(event)
      after = page.value.at(-1)?.position
      if (page.value.length < pageSize) return
    }
  } finally {
    await store.value.close()
  }
}

async function* eventsInFile(path: string): StoredHistory {
  const input = path === '-' ? process.stdin : createReadStream(path, 'utf8')
  let number = 0
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1
      if (line.trim() === '') continue
      const event = storedEventIn(line)
      if (event.isErr()) {
        yield err(notAnswered(`Line ${number} of ${path} ${event.error}. Export the history again.`))
        return
      }
      yield ok(event.value)
    }
  } catch (error) {
    yield err(askedWrongly(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`))
  }
}

/** The history that the options name. */
export const historyIn = ({ file, store, data }: SourceOptions): Result<StoredHistory, AuditFailure> => {
  if (file !== undefined && store !== undefined) return err(askedWrongly('Name either --file or --store, not both.'))
  if (file !== undefined) return ok(eventsInFile(file === '-' ? file : resolve(file)))
  if (store === undefined) return ok(eventsInStore(resolve(data, 'history.db')))
  const path = /^sqlite:(.+)$/.exec(store)?.[1]
  return path === undefined
    ? err(askedWrongly(`--store ${store} is not a store. Use sqlite:<file>.`))
    : ok(eventsInStore(resolve(path)))
}
