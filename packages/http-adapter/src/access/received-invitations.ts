import type {
  Actor,
  Clock,
  CommunityDirectory,
  CommunityHandshake,
  HistoryDamaged,
  InvitationRow,
  InvitationStatusName,
  ListFailure,
  ReceivedQuery,
  StoreFailure,
} from '@community-handshake/domain'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import { defaultLimit, type Page, type PageRequest } from '../requests/cursor.js'
import { receivedInvitationView, type UnnamedReceivedInvitation } from '../views/received-invitation-view.js'
import { findReceivedInvitation } from './received-invitation.js'

/** What finding received invitations needs. */
export interface ReceivedInvitationPorts {
  readonly handshake: CommunityHandshake
  readonly directory: CommunityDirectory
  readonly clock: Clock
}

/** Which received invitations are wanted. */
export interface ReceivedRequest extends PageRequest {
  readonly state?: readonly InvitationStatusName[]
}

type Failure = ListFailure | StoreFailure | HistoryDamaged

// What a tenant accepted is not for everybody there to see, so a page of rows can shrink to nothing.
// A few parts of the list are tried; after that the caller goes on from where this stopped.
const mostParts = 5

interface Asking {
  readonly ports: ReceivedInvitationPorts
  readonly actor: Actor
  readonly query: Omit<ReceivedQuery, 'limit' | 'after'>
}

interface Part {
  readonly views: readonly UnnamedReceivedInvitation[]
  readonly next: string | undefined
}

const viewOf = ({ ports, actor, query }: Asking, row: InvitationRow) =>
  ports.handshake.read(row.communityId).map((state) =>
    findReceivedInvitation(state, row.invitationId, { actor })
      .map((found) => [receivedInvitationView({ ...found, actor, now: query.now })])
      .unwrapOr([]),
  )

const takePart = (asking: Asking, limit: number, after: string | undefined): ResultAsync<Part, Failure> =>
  asking.ports.directory
    .receivedInvitations({ ...asking.query, limit, ...(after === undefined ? {} : { after }) })
    .andThen(({ rows, next }) =>
      ResultAsync.combine(rows.map((row) => viewOf(asking, row))).map((views) => ({ views: views.flat(), next })),
    )

const takePage = async (
  asking: Asking,
  limit: number,
  cursor: string | undefined,
): Promise<Result<Page<UnnamedReceivedInvitation>, Failure>> => {
  const items: UnnamedReceivedInvitation[] = []
  let after = cursor
  for (let parts = 1; ; parts += 1) {
    const part = await takePart(asking, limit - items.length, after)
    if (part.isErr()) return err(part.error)
    items.push(...part.value.views)
    after = part.value.next
    const isDone = items.length >= limit || parts === mostParts
    if (after === undefined || isDone) return ok({ items, nextCursor: after ?? null })
  }
}

/** One page of the invitations addressed to somebody, or accepted by the tenant that they administer. */
export const receivedInvitations = (
  ports: ReceivedInvitationPorts,
  actor: Actor,
  { limit = defaultLimit, cursor, state: statuses }: ReceivedRequest,
): ResultAsync<Page<UnnamedReceivedInvitation>, Failure> => {
  const query = {
    now: ports.clock.now(),
    acceptingTenantId: actor.tenantId,
    ...(actor.emailVerified ? { recipient: actor.email } : {}),
    ...(statuses === undefined ? {} : { statuses }),
  }
  return new ResultAsync(takePage({ ports, actor, query }, limit, cursor))
}
