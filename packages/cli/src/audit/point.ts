import { type PointInHistory, type Position, parseTimestamp } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { type AuditFailure, askedWrongly } from './audit-failure.js'

const revision = /^revision:(\d{1,15})$/
const position = /^position:(\S{1,64})$/

/** Reads a point in history: `end`, a time, `revision:<number>` or `position:<text>`. */
export const pointIn = (text: string | undefined, option: string): Result<PointInHistory, AuditFailure> => {
  if (text === undefined || text === 'end') return ok({ kind: 'end' })
  const atRevision = revision.exec(text)?.[1]
  if (atRevision !== undefined) return ok({ kind: 'revision', revision: Number(atRevision) })
  const atPosition = position.exec(text)?.[1]
  if (atPosition !== undefined) return ok({ kind: 'position', position: atPosition as Position })
  return parseTimestamp(text)
    .map((time): PointInHistory => ({ kind: 'time', time }))
    .orElse(() =>
      err(
        askedWrongly(
          `${option} ${text} is no point in history. Use a time such as 2026-01-31T09:30:00Z, revision:<number> or position:<text>.`,
        ),
      ),
    )
}
