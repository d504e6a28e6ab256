import { type ParkedWork, type Position, timestampOf } from '@community-handshake/domain'
import type { Database } from 'better-sqlite3'
import type { WorkTable } from '../on-table/work-table.js'

type ClaimRow = readonly [position: string, streamId: string, revision: bigint, attempts: bigint]
type ParkedRow = readonly [streamId: string, revision: bigint, reason: string, parkedAt: bigint]

// Statements are prepared once: preparing costs as much as running.
const prepare = (db: Database) => ({
  position: db.prepare<[string], string | null>('SELECT position FROM work_groups WHERE name = ?').pluck(),
  begin: db.prepare<[string, string | null]>('INSERT OR IGNORE INTO work_groups (name, position) VALUES (?, ?)'),
  move: db.prepare<[string, string]>('UPDATE work_groups SET position = ? WHERE name = ?'),
  add: db.prepare<[string, string, string, bigint, number]>(
    'INSERT INTO work (group_name, position, stream_id, revision, attempts, due) VALUES (?, ?, ?, ?, 0, ?)',
  ),
  open: db.prepare<[string], number>('SELECT count(*) FROM work WHERE group_name = ? AND parked_at IS NULL').pluck(),
  claimable: db
    .prepare<[string, number, number], ClaimRow>(
      `SELECT position, stream_id, revision, attempts FROM work
       WHERE group_name = ? AND parked_at IS NULL AND due <= ? ORDER BY due, position LIMIT ?`,
    )
    .raw()
    .safeIntegers(),
  claim: db.prepare<[string, number, string, string]>(
    'UPDATE work SET lease = ?, due = ?, attempts = attempts + 1 WHERE group_name = ? AND position = ?',
  ),
  nextDue: db
    .prepare<[string], number | null>('SELECT min(due) FROM work WHERE group_name = ? AND parked_at IS NULL')
    .pluck(),
  done: db.prepare<[string, string, string]>('DELETE FROM work WHERE group_name = ? AND position = ? AND lease = ?'),
  retry: db.prepare<[number, string, string, string]>(
    'UPDATE work SET lease = NULL, due = ? WHERE group_name = ? AND position = ? AND lease = ?',
  ),
  park: db.prepare<[number, string, string, string, string]>(
    'UPDATE work SET lease = NULL, parked_at = ?, reason = ? WHERE group_name = ? AND position = ? AND lease = ?',
  ),
  parked: db
    .prepare<[string, number], ParkedRow>(
      `SELECT stream_id, revision, reason, parked_at FROM work
       WHERE group_name = ? AND parked_at IS NOT NULL ORDER BY parked_at, position LIMIT ?`,
    )
    .raw()
    .safeIntegers(),
  countParked: db
    .prepare<[string], number>('SELECT count(*) FROM work WHERE group_name = ? AND parked_at IS NOT NULL')
    .pluck(),
  countInHand: db
    .prepare<[string, number], number>(
      'SELECT count(*) FROM work WHERE group_name = ? AND parked_at IS NULL AND lease IS NOT NULL AND due > ?',
    )
    .pluck(),
  replay: db.prepare<[number, string]>(
    `UPDATE work SET parked_at = NULL, reason = NULL, lease = NULL, attempts = 0, due = ?
     WHERE group_name = ? AND parked_at IS NOT NULL`,
  ),
  removeWork: db.prepare<[string]>('DELETE FROM work WHERE group_name = ?'),
  removeGroup: db.prepare<[string]>('DELETE FROM work_groups WHERE name = ?'),
})

const parkedOf = ([streamId, revision, reason, parkedAt]: ParkedRow): ParkedWork => ({
  streamId,
  revision,
  reason,
  parkedAt: timestampOf(Number(parkedAt)),
})

/** The work of the group of that name, in an SQLite file. */
export const sqliteWorkTable = (db: Database, group: string): WorkTable => {
  const run = prepare(db)

  const positionOf = (): Position | null | undefined => run.position.get(group) as Position | null | undefined
  const takeUp: WorkTable['takeUp'] = (events, position, now) => {
    const known = positionOf()
    if (known === undefined) return false
    // Somebody else may have taken up some of it meanwhile, and even have done it.
    const before = known ?? ''
    for (const event of events)
      if (event.position > before) run.add.run(group, event.position, event.streamId, event.revision, now)
    const reached = position ?? events.at(-1)?.position
    if (reached !== undefined && reached > before) run.move.run(reached, group)
    return true
  }
  const claim: WorkTable['claim'] = (limit, now, leaseMs, lease) =>
    run.claimable.all(group, now, limit).map(([position, streamId, revision, attempts]) => {
      run.claim.run(lease, now + leaseMs, group, position)
      return { position: position as Position, streamId, revision, attempt: Number(attempts) + 1, lease }
    })
  return {
    position: positionOf,
    takeUp,
    claim,
    begin: (position) => {
      run.begin.run(group, position)
    },
    open: () => run.open.get(group) ?? 0,
    nextDue: () => run.nextDue.get(group) ?? undefined,
    done: ({ position, lease }) => {
      run.done.run(group, position, lease)
    },
    retry: ({ position, lease }, due) => {
      run.retry.run(due, group, position, lease)
    },
    park: ({ position, lease }, reason, now) => {
      run.park.run(now, reason, group, position, lease)
    },
    parked: (limit) => run.parked.all(group, limit).map(parkedOf),
    counts: (now) => ({
      parked: run.countParked.get(group) ?? 0,
      inHand: run.countInHand.get(group, now) ?? 0,
    }),
    replayParked: (now) => {
      run.replay.run(now, group)
    },
    remove: () => {
      run.removeWork.run(group)
      run.removeGroup.run(group)
    },
  }
}
