import type { EventId, EventToAppend, StoredEvent } from '@community-handshake/domain'
import type { Database } from 'better-sqlite3'
import { type EventLog, scanBound, scanned } from '../store/event-log.js'
import { positionOf } from '../store/positions.js'

type EventRow = readonly [
  position: number,
  streamId: string,
  revision: number,
  id: string,
  type: string,
  text: string,
  digest: string,
]
type PlaceRow = readonly [streamId: string, revision: number, position: number, text: string]

const columns = 'position, stream_id, revision, event_id, type, text, digest'
// By position alone: the index over streams would have to collect and sort everything with the prefix.
const range = 'FROM events NOT INDEXED WHERE position > ? AND position <= ?'

const storedEvent = ([position, streamId, revision, id, type, text, digest]: EventRow): StoredEvent => ({
  id: id as EventId,
  type,
  text,
  digest,
  streamId,
  revision: BigInt(revision),
  position: positionOf(position),
})

// Statements are prepared once: preparing costs as much as running.
const prepare = (db: Database) => ({
  lastRevision: db
    .prepare<[string], number>('SELECT revision FROM events WHERE stream_id = ? ORDER BY revision DESC LIMIT 1')
    .pluck(),
  find: db
    .prepare<[string], PlaceRow>('SELECT stream_id, revision, position, text FROM events WHERE event_id = ?')
    .raw(),
  insert: db.prepare<[string, number, string, string, string, string]>(
    'INSERT INTO events (stream_id, revision, event_id, type, text, digest) VALUES (?, ?, ?, ?, ?, ?)',
  ),
  stream: db
    .prepare<[string, number, number], EventRow>(
      `SELECT ${columns} FROM events WHERE stream_id = ? AND revision >= ? ORDER BY revision LIMIT ?`,
    )
    .raw(),
  end: db.prepare<[], number | null>('SELECT max(position) FROM events').pluck(),
  scan: db.prepare<[number, number, number], EventRow>(`SELECT ${columns} ${range} ORDER BY position LIMIT ?`).raw(),
  scanPrefix: db
    .prepare<[number, number, string, string, number], EventRow>(
      `SELECT ${columns} ${range} AND substr(stream_id, 1, length(?)) = ? ORDER BY position LIMIT ?`,
    )
    .raw(),
  loadCheckpoint: db.prepare<[string], number>('SELECT position FROM checkpoints WHERE name = ?').pluck(),
  saveCheckpoint: db.prepare<[string, number]>(
    'INSERT INTO checkpoints (name, position) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position',
  ),
})

/** A log in an SQLite database; every call is one statement or more, at once. */
export const sqliteLog = (db: Database): EventLog => {
  const statements = prepare(db)

  const insert = (streamId: string, revision: number, { id, type, text, digest }: EventToAppend): number =>
    Number(statements.insert.run(streamId, revision, id, type, text, digest).lastInsertRowid)

  return {
    lastRevision: (streamId) => statements.lastRevision.get(streamId) ?? -1,
    find: (eventId) => {
      const row = statements.find.get(eventId)
      if (row === undefined) return undefined
      const [streamId, revision, position, text] = row
      return { streamId, revision, position, text }
    },
    add: (streamId, firstRevision, events) =>
      events.reduce((_last, event, index) => insert(streamId, firstRevision + index, event), 0),
    readStream: ({ streamId, from, limit }) => statements.stream.all(streamId, from, limit).map(storedEvent),
    scan: (wanted) => {
      const { after, limit, prefix } = wanted
      // The end first: what is stored up to there is complete, so nothing can slip in between the two statements.
      const end = statements.end.get() ?? 0
      const bound = scanBound(after, end)
      const rows =
        prefix === ''
          ? statements.scan.all(after, bound, limit)
          : statements.scanPrefix.all(after, bound, prefix, prefix, limit)
      return scanned(wanted, rows.map(storedEvent), end)
    },
    loadCheckpoint: (name) => statements.loadCheckpoint.get(name),
    saveCheckpoint: (name, position) => {
      statements.saveCheckpoint.run(name, position)
    },
  }
}
