import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import type {
  CommunityCreated,
  CommunityEvent,
  InvitationAccepted,
  TenantConfirmed,
  TenantInvited,
} from '../community/events.js'
import type { EmailAddress } from '../identity/email-address.js'
import type { CommunityId, InvitationId, TenantId } from '../identity/ids.js'
import type { CommunityRow, InvitationRow } from '../ports/community-directory.js'

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/** The rows of the directory and the ways to find them, filled event by event and owned by one reader of the history. */
export interface DirectoryProjection {
  /** Takes the next event; the events of one community must come in their order. */
  readonly apply: (event: CommunityEvent) => void
  /** The communities in which a tenant takes part, newest first. */
  readonly communitiesOf: (tenantId: TenantId) => readonly CommunityRow[]
  /** The community that an invitation belongs to. */
  readonly communityOf: (invitationId: InvitationId) => CommunityId | undefined
  /** Every invitation to an address, newest first. */
  readonly invitationsTo: (recipient: EmailAddress) => readonly InvitationRow[]
  /** Every invitation that a tenant accepted, newest first. */
  readonly invitationsAcceptedBy: (tenantId: TenantId) => readonly InvitationRow[]
}

interface Rows {
  readonly communities: Map<CommunityId, Mutable<CommunityRow>>
  readonly invitations: Map<InvitationId, Mutable<InvitationRow>>
  readonly byTenant: Map<TenantId, CommunityRow[]>
  readonly byRecipient: Map<EmailAddress, InvitationRow[]>
  readonly byAcceptingTenant: Map<TenantId, InvitationRow[]>
}

const addTo = <Key, Row>(index: Map<Key, Row[]>, key: Key, row: Row): void => {
  const rows = index.get(key)
  if (rows === undefined) index.set(key, [row])
  else rows.push(row)
}

const newestFirst = <Row>(rows: readonly Row[] | undefined): readonly Row[] =>
  pipe(
    O.fromNullable(rows),
    O.match(() => RA.empty, RA.reverse),
  )

const create = (rows: Rows, { data }: CommunityCreated): void => {
  const { communityId, name, ownerTenantId, createdAt } = data
  const row = { communityId, name, ownerTenantId, tenantCount: 1, createdAt }
  rows.communities.set(communityId, row)
  addTo(rows.byTenant, ownerTenantId, row)
}

const invite = (rows: Rows, { data }: TenantInvited): void => {
  const { invitationId, communityId, recipient, deadline } = data
  const row = { invitationId, communityId, recipient, status: 'Invited', deadline } as const
  rows.invitations.set(invitationId, row)
  addTo(rows.byRecipient, recipient, row)
}

const accept = (rows: Rows, { data }: InvitationAccepted): void => {
  const row = rows.invitations.get(data.invitationId)
  if (row === undefined) return
  row.status = 'Accepted'
  row.acceptingTenantId = data.tenantId
  addTo(rows.byAcceptingTenant, data.tenantId, row)
}

const confirm = (rows: Rows, { data }: TenantConfirmed): void => {
  const invitation = rows.invitations.get(data.invitationId)
  if (invitation !== undefined) invitation.status = 'Confirmed'
  const community = rows.communities.get(data.communityId)
  if (community === undefined) return
  community.tenantCount += 1
  addTo(rows.byTenant, data.tenantId, community)
}

const apply = (rows: Rows, event: CommunityEvent): void => {
  switch (event.type) {
    case 'CommunityCreated':
      create(rows, event)
      break
    case 'TenantInvited':
      invite(rows, event)
      break
    case 'InvitationAccepted':
      accept(rows, event)
      break
    case 'TenantConfirmed':
      confirm(rows, event)
      break
  }
}

/** Starts an empty directory. */
export const startDirectory = (): DirectoryProjection => {
  const rows: Rows = {
    communities: new Map(),
    invitations: new Map(),
    byTenant: new Map(),
    byRecipient: new Map(),
    byAcceptingTenant: new Map(),
  }
  return {
    apply: (event) => apply(rows, event),
    communitiesOf: (tenantId) => newestFirst(rows.byTenant.get(tenantId)),
    communityOf: (invitationId) => rows.invitations.get(invitationId)?.communityId,
    invitationsTo: (recipient) => newestFirst(rows.byRecipient.get(recipient)),
    invitationsAcceptedBy: (tenantId) => newestFirst(rows.byAcceptingTenant.get(tenantId)),
  }
}
