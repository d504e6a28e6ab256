import {
  type CommandOutcome,
  type CommunityHandshake,
  type CommunityId,
  type Invitation,
  type InvitationId,
  type Refusal,
  type RequestFailure,
  refusal,
} from '@community-handshake/domain'
import { err, type Result, ResultAsync } from 'neverthrow'

/** The invitation that somebody looked at, and its revision then; undefined where any will do. */
export interface SeenInvitation {
  readonly communityId: CommunityId
  readonly invitationId: InvitationId
  readonly seenRevision: number | undefined
}

/** Does something to a community if it is at a revision, or at any where none is given. */
export type ConditionalAct = (ifRevision?: number) => ResultAsync<CommandOutcome, RequestFailure>

type Done = Result<CommandOutcome, RequestFailure>

// A community is never there: whoever may not act is refused for that reason, and nobody else gets any further.
const never = -1
const tries = 10

const wasRefusedAsChanged = (done: Done): boolean =>
  done.isErr() && done.error.kind === 'refusal' && done.error.code === 'revision-changed'

const changedSince = ({ seenRevision = never }: SeenInvitation, current: Invitation | undefined): Refusal =>
  refusal('acceptance-changed', current?.status.name ?? 'NoCommunity', {
    seenRevision,
    currentRevision: current?.revision ?? never,
  })

const tryOnce = async (
  handshake: CommunityHandshake,
  seen: SeenInvitation,
  act: ConditionalAct,
): Promise<Done | undefined> => {
  const read = await handshake.read(seen.communityId)
  if (read.isErr()) return err(read.error)
  const state = read.value
  const current = state.kind === 'Community' ? state.invitations.get(seen.invitationId) : undefined
  const isAsSeen = current?.revision === seen.seenRevision
  const done = await act(isAsSeen ? state.revision : never)
  if (!wasRefusedAsChanged(done)) return done
  // Something else in the community may have moved on, and not the invitation.
  return isAsSeen ? undefined : err(changedSince(seen, current))
}

/**
 * Acts on an invitation only if it is as it was seen, whatever else has changed in the community (`If-Match`,
 * RFC 9110 section 13.1.1). Bound to the revision of the community that was read, so that nothing slips in between.
 */
export const ifAsSeen = (
  handshake: CommunityHandshake,
  seen: SeenInvitation,
  act: ConditionalAct,
): ResultAsync<CommandOutcome, RequestFailure> => {
  if (seen.seenRevision === undefined) return act()
  const run = async (): Promise<Done> => {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const done = await tryOnce(handshake, seen, act)
      if (done !== undefined) return done
    }
    const message = 'Others kept changing this community at the same time. Send the same request again.'
    return err({ kind: 'contention', message })
  }
  return new ResultAsync(run())
}
