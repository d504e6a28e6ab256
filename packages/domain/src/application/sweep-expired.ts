import { err, ok, type Result, ResultAsync } from 'neverthrow'
import type { ExpireInvitation } from '../community/commands.js'
import { expiryCommandIdFor } from '../history/derived-ids.js'
import type { InvitationId } from '../identity/ids.js'
import type { Clock } from '../ports/clock.js'
import type { CommunityDirectory, DirectoryFailure, DueInvitation } from '../ports/community-directory.js'
import type { Hasher } from '../ports/hasher.js'
import type { Timestamp } from '../time/timestamp.js'
import type { CommunityHandshake } from './community-handshake.js'
import type { CommandFailure } from './outcome.js'

/** What sweeping needs. */
export interface SweepPorts {
  readonly handshake: CommunityHandshake
  readonly directory: Pick<CommunityDirectory, 'dueInvitations'>
  readonly clock: Clock
  readonly hasher: Hasher
}

/** An invitation that is due but could not be expired. */
export interface NotSwept extends DueInvitation {
  readonly failure: CommandFailure
}

/** What one sweep did. */
export interface SweepReport {
  /** How many invitations this sweep expired. */
  readonly expired: number
  /** How many somebody else had brought to an end in the meantime. */
  readonly endedElsewhere: number
  /** Those that need somebody's attention; the next sweep tries them again. */
  readonly failed: readonly NotSwept[]
}

const pageSize = 100

const commandFor = (hasher: Hasher, { communityId, invitationId, deadline }: DueInvitation, now: Timestamp) =>
  ({
    type: 'ExpireInvitation',
    commandId: expiryCommandIdFor(hasher, invitationId, deadline),
    ...{ communityId, invitationId, now },
  }) satisfies ExpireInvitation

type Swept = 'expired' | 'ended-elsewhere' | CommandFailure

const sweepOne = async ({ handshake, hasher }: SweepPorts, due: DueInvitation, now: Timestamp): Promise<Swept> => {
  const done = await handshake.execute(commandFor(hasher, due, now))
  if (done.isOk()) return done.value.repeated ? 'ended-elsewhere' : 'expired'
  const failure = done.error
  // Answered, resent or ended since the directory was asked: what was due is not any more.
  const isOver = failure.kind === 'refusal' && failure.code !== 'history-not-understood'
  return isOver ? 'ended-elsewhere' : failure
}

interface Tally {
  readonly seen: Set<InvitationId>
  readonly failed: NotSwept[]
  expired: number
  endedElsewhere: number
}

const count = (tally: Tally, due: DueInvitation, swept: Swept): void => {
  tally.seen.add(due.invitationId)
  if (swept === 'expired') tally.expired += 1
  else if (swept === 'ended-elsewhere') tally.endedElsewhere += 1
  else tally.failed.push({ ...due, failure: swept })
}

/** Sweeps one page; true where there may be more. */
const sweepPage = async (
  ports: SweepPorts,
  tally: Tally,
  now: Timestamp,
): Promise<Result<boolean, DirectoryFailure>> => {
  // Those that failed stay due, so the page grows with them.
  const due = await ports.directory.dueInvitations(now, pageSize + tally.failed.length)
  if (due.isErr()) return err(due.error)
  const fresh = due.value.filter(({ invitationId }) => !tally.seen.has(invitationId))
  for (const one of fresh) count(tally, one, await sweepOne(ports, one, now))
  return ok(fresh.length > 0)
}

/**
 * Expires every open invitation whose deadline has passed. Any number of processes may do so at the same time:
 * each invitation expires once. One that cannot be expired does not keep the others from it.
 */
export const sweepExpired = (ports: SweepPorts): ResultAsync<SweepReport, DirectoryFailure> => {
  const sweep = async (): Promise<Result<SweepReport, DirectoryFailure>> => {
    const now = ports.clock.now()
    const tally: Tally = { seen: new Set(), failed: [], expired: 0, endedElsewhere: 0 }
    for (;;) {
      const page = await sweepPage(ports, tally, now)
      if (page.isErr()) return err(page.error)
      const { expired, endedElsewhere, failed } = tally
      if (!page.value) return ok({ expired, endedElsewhere, failed })
    }
  }
  return new ResultAsync(sweep())
}
