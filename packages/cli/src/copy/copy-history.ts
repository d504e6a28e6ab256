import type { StoredEvent } from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { type AuditFailure, notAnswered } from '../audit/audit-failure.js'
import type { CopyProgress } from './copy-progress.js'
import type { CopiedHistory, CopySource, CopyTarget } from './copy-target.js'
import { type Fingerprint, fingerprint } from './fingerprint.js'

/** What came of a copy. */
export interface Copied {
  /** How many events the target holds. */
  readonly events: number
  /** In how many streams. */
  readonly streams: number
  /** How many of the events were there before. */
  readonly before: number
  /** How many were copied now. */
  readonly copied: number
  /** SHA-256 over everything but the positions; that of the source and that of the target, which was read back. */
  readonly sha256: string
}

type Done<T = void> = Result<T, AuditFailure>

/** What a copy works with. */
interface Copy {
  readonly source: CopiedHistory
  readonly target: CopyTarget
  readonly progress: CopyProgress
  readonly seen: Fingerprint
}

// Together in one commit of a file; few enough that a line of progress comes now and then.
const atOnce = 250

const something = ({ revision, streamId }: StoredEvent): AuditFailure =>
  notAnswered(
    `The target holds something else than the source: its event ${revision} of ${streamId} is not there, or another one. Copy to an empty target.`,
  )

/** Holds what is in the target against the source; gives how many events that is. */
const compare = async ({ source, target, progress, seen }: Copy): Promise<Done<number>> => {
  for await (const held of target.events()) {
    if (held.isErr()) return err(held.error)
    const next = await source.next()
    if (next.done === true) return err(something(held.value))
    const wanted = next.value
    if (wanted.isErr()) return err(wanted.error)
    if (!target.isSame(wanted.value, held.value)) return err(something(held.value))
    seen.take(wanted.value)
    progress.advance('Comparing', seen.events())
  }
  return ok(seen.events())
}

const addRest = async ({ source, target, progress, seen }: Copy): Promise<Done> => {
  let events: StoredEvent[] = []
  const add = async (): Promise<Done> => {
    const added = events.length === 0 ? ok(undefined) : await target.add(events)
    events = []
    progress.advance('Copying', seen.events())
    return added
  }
  for await (const event of source) {
    if (event.isErr()) return err(event.error)
    events.push(event.value)
    seen.take(event.value)
    if (events.length < atOnce) continue
    const added = await add()
    if (added.isErr()) return added
  }
  return add()
}

const readBack = async ({ target, progress }: Copy): Promise<Done<string>> => {
  const found = fingerprint()
  for await (const event of target.events()) {
    if (event.isErr()) return err(event.error)
    found.take(event.value)
    progress.advance('Reading back', found.events())
  }
  return ok(found.digest())
}

const unlike = notAnswered(
  'What was read back from the target is not what was copied: somebody else has written to it meanwhile. Copy to an empty target.',
)

const finish = async (copy: Copy, before: number): Promise<Done<Copied>> => {
  const { target, seen } = copy
  const finished = await target.finish()
  if (finished.isErr()) return err(finished.error)
  const found = await readBack(copy)
  if (found.isErr()) return err(found.error)
  const [events, streams, sha256] = [seen.events(), seen.streams(), seen.digest()]
  return found.value === sha256 ? ok({ events, streams, before, copied: events - before, sha256 }) : err(unlike)
}

const copyAll = async (copy: Copy): Promise<Done<Copied>> => {
  const compared = await compare(copy)
  if (compared.isErr()) return err(compared.error)
  const added = await addRest(copy)
  return added.isErr() ? err(added.error) : finish(copy, compared.value)
}

/**
 * Copies what the target lacks. What it holds must be the beginning of the source, as a copy leaves it that was broken
 * off; anything else is refused, and nothing is written. At the end the whole target is read back and compared.
 */
export const copyHistory = async (
  from: CopySource,
  target: CopyTarget,
  progress: CopyProgress,
): Promise<Done<Copied>> => {
  const source = from.events()
  try {
    return await copyAll({ source, target, progress, seen: fingerprint() })
  } finally {
    await source.return()
    progress.end()
  }
}
