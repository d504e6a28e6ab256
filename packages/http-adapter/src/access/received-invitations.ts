import type {
  Actor,
  Clock,
  CommunityDirectory,
  CommunityHandshake,
  DirectoryFailure,
  HistoryDamaged,
  InvitationRow,
  StoreFailure,
} from '@community-handshake/domain'
import { err, ok, okAsync, type Result, ResultAsync } from 'neverthrow'
import type { InvalidRequest } from '../problems/http-failure.js'
import { cursorAfter, defaultLimit, keyInCursor, type Page, type PageRequest } from '../requests/cursor.js'
import { receivedInvitationView, type UnnamedReceivedInvitation } from '../views/received-invitation-view.js'
import { findReceivedInvitation } from './received-invitation.js'

/** What finding received invitations needs. */
export interface ReceivedInvitationPorts {
  readonly handshake: CommunityHandshake
  readonly directory: CommunityDirectory
  readonly clock: Clock
}

type Found = Page<UnnamedReceivedInvitation>

const keyOf = ({ deadline, invitationId }: InvitationRow): string => `${deadline} ${invitationId}`

/** The rows that may concern somebody, those with the latest deadline first; each of them once. */
const candidates = (
  { directory }: ReceivedInvitationPorts,
  actor: Actor,
): ResultAsync<readonly InvitationRow[], DirectoryFailure> => {
  const addressed = actor.emailVerified ? directory.invitationsTo(actor.email) : okAsync([])
  return ResultAsync.combine([addressed, directory.invitationsAcceptedBy(actor.tenantId)]).map((lists) => {
    const byKey = new Map(lists.flat().map((row) => [keyOf(row), row]))
    return [...byKey].sort(([left], [right]) => (left < right ? 1 : -1)).map(([, row]) => row)
  })
}

// The communities are read one after the other and no more of them than the page needs:
// nobody shall make a list expensive for somebody else by inviting them a thousand times.
const readPage = async (
  { handshake, clock }: ReceivedInvitationPorts,
  rows: readonly InvitationRow[],
  actor: Actor,
  limit: number,
): Promise<Result<Found, StoreFailure | HistoryDamaged>> => {
  const items: UnnamedReceivedInvitation[] = []
  let lastKey = ''
  for (const row of rows) {
    const state = await handshake.read(row.communityId)
    if (state.isErr()) return err(state.error)
    const view = findReceivedInvitation(state.value, row.invitationId, { actor })
      .map(({ community, invitation }) => receivedInvitationView(community, invitation, actor, clock.now()))
      .unwrapOr(undefined)
    if (view === undefined) continue
    if (items.length === limit) return ok({ items, nextCursor: cursorAfter(lastKey) })
    items.push(view)
    lastKey = keyOf(row)
  }
  return ok({ items, nextCursor: null })
}

/** One page of the invitations addressed to somebody, or accepted by the tenant that they administer. */
export const receivedInvitations = (
  ports: ReceivedInvitationPorts,
  actor: Actor,
  { limit = defaultLimit, cursor }: PageRequest,
): ResultAsync<Found, DirectoryFailure | StoreFailure | HistoryDamaged | InvalidRequest> =>
  keyInCursor(cursor).asyncAndThen((after) =>
    candidates(ports, actor).andThen((rows) => {
      const rest = after === undefined ? rows : rows.filter((row) => keyOf(row) < after)
      return new ResultAsync(readPage(ports, rest, actor, limit))
    }),
  )
