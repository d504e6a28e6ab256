import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { communityStreamPrefix, type StoredEvent } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { openStore } from '../composition/store.js'
import { type StoreSettings, storeAddress } from '../configuration/store-address.js'
import { eventsOf } from '../history/read-store.js'
import { type AuditFailure, askedWrongly, notAnswered } from './audit-failure.js'
import { storedEventIn } from './history-line.js'

/** The events of a history, in the order in which they were stored; a failure is the last that comes. */
export type StoredHistory = AsyncGenerator<Result<StoredEvent, AuditFailure>, void, void>

/** Where the history is. */
export interface SourceOptions {
  /** An exported file. */
  readonly file?: string
  /** The address of a store. */
  readonly store?: string
  /** The folder in which `serve` keeps its history; looked at where neither of the others is given. */
  readonly data: string
}

const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

async function* eventsInStore(settings: StoreSettings): StoredHistory {
  if (settings.kind === 'sqlite' && !(await exists(settings.path))) {
    const advice = 'Name one with --store, --data or --file.'
    yield err(askedWrongly(`There is no history in ${settings.path}. ${advice}`))
    return
  }
  const store = openStore(settings)
  if (store.isErr()) {
    yield err(notAnswered(store.error.message))
    return
  }
  try {
    for await (const event of eventsOf(store.value, { streamPrefix: communityStreamPrefix }))
      yield event.mapErr(({ message }) => notAnswered(message))
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
      // A copy of a whole store holds other streams as well.
      if (event.value.streamId.startsWith(communityStreamPrefix)) yield ok(event.value)
    }
  } catch (error) {
    yield err(askedWrongly(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`))
  }
}

/** The history that the options name. */
export const historyIn = ({ file, store, data }: SourceOptions): Result<StoredHistory, AuditFailure> => {
  if (file !== undefined && store !== undefined) return err(askedWrongly('Name either --file or --store, not both.'))
  if (file !== undefined) return ok(eventsInFile(file === '-' ? file : resolve(file)))
  if (store === undefined) return ok(eventsInStore({ kind: 'sqlite', path: resolve(data, 'history.db') }))
  return storeAddress(store)
    .mapErr(({ message }) => askedWrongly(`--store: ${message}`))
    .andThen((settings) =>
      settings.kind === 'memory'
        ? err(askedWrongly('--store memory: holds nothing. Name another one.'))
        : ok(eventsInStore(settings)),
    )
}
