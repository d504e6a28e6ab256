import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { EventStore, StoredEvent } from '@community-handshake/domain'
import { sqliteEventStore } from '@community-handshake/eventstore-adapter'
import { err, ok, type Result } from 'neverthrow'
import { type AuditFailure, askedWrongly, notAnswered } from './audit-failure.js'
import { lineOf } from './history-line.js'
import { historyIn, type SourceOptions, type StoredHistory } from './history-source.js'
import { progressOf } from './progress.js'

type Said = Result<string, AuditFailure>

const writeAll = async (
  history: StoredHistory,
  output: NodeJS.WritableStream,
): Promise<Result<number, AuditFailure>> => {
  const progress = progressOf('Exporting')
  let count = 0
  for await (const event of history) {
    if (event.isErr()) return err(event.error)
    if (!output.write(lineOf(event.value))) await once(output, 'drain')
    count += 1
    progress.advance()
  }
  progress.end()
  return ok(count)
}

// Written beside its place and moved there when it is whole: half an export must not look like one.
const exportTo = async (history: StoredHistory, path: string): Promise<Said> => {
  const partial = `${path}.partial`
  const output = createWriteStream(partial, { flags: 'wx', mode: 0o600 })
  const opened = await Promise.race([
    once(output, 'open').then(() => undefined),
    once(output, 'error').then(([error]: unknown[]) => String(error)),
  ])
  if (opened !== undefined) return err(askedWrongly(`${partial} cannot be written: ${opened}.`))
  const written = await writeAll(history, output)
  output.end()
  await once(output, 'close')
  if (written.isErr()) {
    await rm(partial, { force: true })
    return err(written.error)
  }
  const file = await open(partial, 'r+')
  await file.sync()
  await file.close()
  await rename(partial, path)
  return ok(`${written.value.toLocaleString('en')} events are in ${path}.\n`)
}

/** Writes a history as lines of JSON, to a file or to standard output. */
export const exportHistory = async (options: SourceOptions & { readonly output?: string }): Promise<Said> => {
  const source = historyIn(options)
  if (source.isErr()) return err(source.error)
  if (options.output !== undefined) return exportTo(source.value, resolve(options.output))
  const written = await writeAll(source.value, process.stdout)
  return written.map((count) => `${count.toLocaleString('en')} events written.\n`)
}

const append = (store: EventStore, { streamId, revision, ...event }: StoredEvent) =>
  store.append(streamId, revision === 0n ? 'no_stream' : revision - 1n, [event])

const appendAll = async (history: StoredHistory, store: EventStore): Promise<Said> => {
  const progress = progressOf('Importing')
  let count = 0
  for await (const event of history) {
    if (event.isErr()) return err(event.error)
    const appended = await append(store, event.value)
    if (appended.isErr()) {
      const { error } = appended
      const why = error.kind === 'store-failure' ? error.message : 'the store holds something else in its place.'
      const what = `Event ${event.value.revision} of ${event.value.streamId}`
      return err(
        notAnswered(`${what} could not be stored: ${why} ${count} events before it are there; import again to go on.`),
      )
    }
    count += 1
    progress.advance()
  }
  progress.end()
  return ok(`${count.toLocaleString('en')} events are in the store.\n`)
}

/** Puts an exported history into a store; what is there already, to the byte, is passed over. */
export const importHistory = async (options: { readonly file: string; readonly store: string }): Promise<Said> => {
  const path = /^sqlite:(.+)$/.exec(options.store)?.[1]
  if (path === undefined) return err(askedWrongly(`--store ${options.store} is not a store. Use sqlite:<file>.`))
  const source = historyIn({ file: options.file, data: '' })
  if (source.isErr()) return err(source.error)
  const store = sqliteEventStore({ path: resolve(path) })
  if (store.isErr()) return err(notAnswered(store.error.message))
  try {
    return await appendAll(source.value, store.value)
  } finally {
    await store.value.close()
  }
}
