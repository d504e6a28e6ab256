import type { HandshakeEventData } from '../community/events/handshake-events.js'
import type { CommunityEventData } from '../community/events.js'
import type { InvitationStatusName } from '../community/state.js'
import type { CommunityId, InvitationId } from '../identity/ids.js'
import { type DirectoryRecords, type InvitationRecord, isOpenStatus } from './directory-records.js'
import { join } from './take-memberships.js'
import type { Takers } from './takers.js'

interface AboutInvitation {
  readonly communityId: CommunityId
  readonly invitationId: InvitationId
}

const invitationOf = (
  records: DirectoryRecords,
  { communityId, invitationId }: AboutInvitation,
): InvitationRecord | undefined => {
  const record = records.invitation(invitationId)
  return record?.communityId === communityId ? record : undefined
}

const invite = (records: DirectoryRecords, data: CommunityEventData['TenantInvited']): void => {
  const { invitationId, communityId, recipient, issuedAt, deadline } = data
  const known = records.invitation(invitationId)
  if (records.community(communityId) === undefined || (known !== undefined && known.communityId !== communityId)) return
  const about = { invitationId, communityId, recipient, issuedAt, deadline }
  records.keepInvitation({ ...about, status: 'Invited', acceptingTenantId: null })
}

const canBeSentAgain = ({ status, acceptingTenantId }: InvitationRecord): boolean =>
  status === 'Invited' || (status === 'Expired' && acceptingTenantId === null)

const resend = (records: DirectoryRecords, data: CommunityEventData['InvitationResent']): void => {
  const record = invitationOf(records, data)
  if (record === undefined || !canBeSentAgain(record)) return
  records.keepInvitation({ ...record, status: 'Invited', deadline: data.deadline })
}

const accept = (records: DirectoryRecords, data: CommunityEventData['InvitationAccepted']): void => {
  const record = invitationOf(records, data)
  if (record?.status !== 'Invited') return
  records.keepInvitation({ ...record, status: 'Accepted', acceptingTenantId: data.tenantId })
}

const confirm = (records: DirectoryRecords, data: CommunityEventData['TenantConfirmed']): void => {
  const record = invitationOf(records, data)
  if (record?.status !== 'Accepted') return
  records.keepInvitation({ ...record, status: 'Confirmed' })
  join(records, { ...data, joinedAt: data.confirmedAt })
}

// As in the fold of a community, an ending that comes too late for an invitation ends nothing.
const ending =
  (status: InvitationStatusName, canEnd: (from: InvitationStatusName) => boolean) =>
  (records: DirectoryRecords, data: AboutInvitation): void => {
    const record = invitationOf(records, data)
    if (record !== undefined && canEnd(record.status)) records.keepInvitation({ ...record, status })
  }

const isAccepted = (status: InvitationStatusName): boolean => status === 'Accepted'

/** How the records change by what happens to an invitation. */
export const invitationTakers: Takers<keyof HandshakeEventData> = {
  TenantInvited: invite,
  InvitationResent: resend,
  InvitationAccepted: accept,
  InvitationDeclined: ending('Declined', isOpenStatus),
  AcceptanceWithdrawn: ending('Withdrawn', isAccepted),
  TenantConfirmed: confirm,
  TenantRefused: ending('Refused', isAccepted),
  InvitationRevoked: ending('Revoked', isOpenStatus),
  InvitationExpired: ending('Expired', isOpenStatus),
}
