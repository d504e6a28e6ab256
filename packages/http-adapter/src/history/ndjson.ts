import { Readable } from 'node:stream'
import { type EntryPage, type HistoryPagePorts, type HistoryReader, historyPage } from './history-page.js'

/** The media type of newline-delimited JSON: one JSON text a line. */
export const ndjson = 'application/x-ndjson'

const pageSize = 100

const qualityOf = (accept: string, mediaType: string): number => {
  const range = accept
    .split(',')
    .map((one) => one.split(';').map((part) => part.trim().toLowerCase()))
    .find(([name]) => name === mediaType)
  if (range === undefined) return 0
  const weight = Number(range.find((part) => part.startsWith('q='))?.slice(2) ?? '1')
  return Number.isNaN(weight) ? 0 : weight
}

/** Tells whether newline-delimited JSON is preferred to JSON (RFC 9110 section 12.5.1); it must be named as such. */
export const prefersNdjson = (accept = ''): boolean => qualityOf(accept, ndjson) > qualityOf(accept, 'application/json')

const linesOf = ({ entries }: EntryPage): readonly string[] => entries.map((entry) => `${JSON.stringify(entry)}\n`)

/** The first page of a history that is sent whole, so that what goes wrong at once is still answered as a problem. */
export const firstPage = (ports: HistoryPagePorts, reader: HistoryReader, from: number) =>
  historyPage(ports, reader, { from, limit: pageSize })

async function* wholeHistory(
  ports: HistoryPagePorts,
  reader: HistoryReader,
  first: EntryPage,
): AsyncGenerator<string, void, void> {
  yield* linesOf(first)
  let { next } = first
  while (next !== undefined) {
    const page = await historyPage(ports, reader, { from: next, limit: pageSize })
    // Too late for another answer: the connection is broken off, so that nobody takes a part for the whole.
    if (page.isErr()) throw new Error(`a history could not be sent to its end: ${page.error.kind}`)
    yield* linesOf(page.value)
    next = page.value.next
  }
}

/** Sends a history to its end, one line an entry. Nothing is read before the client has taken what was sent. */
export const ndjsonStream = (ports: HistoryPagePorts, reader: HistoryReader, first: EntryPage): Readable =>
  Readable.from(wholeHistory(ports, reader, first), { objectMode: false })
