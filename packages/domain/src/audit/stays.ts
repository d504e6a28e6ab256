import { pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import type { CommunityEventType } from '../community/events.js'
import type { TenantId } from '../identity/ids.js'
import type { Timestamp } from '../time/timestamp.js'
import type { OpenedEvent } from './opened-history.js'

/** One time that a tenant was a member: by which acts it came, and by which it went. */
export interface Stay {
  readonly tenantId: TenantId
  readonly from: Timestamp
  /** Undefined while it lasts. */
  readonly until: Timestamp | undefined
  /** What let it in, in order: the invitation, its repetitions, the acceptance, the confirmation; or the creation. */
  readonly acts: readonly OpenedEvent[]
  /** What ended it: a removal, a leave, or the closing of the community. */
  readonly end: OpenedEvent | undefined
}

type Endings = readonly CommunityEventType[]

const leavings: Endings = ['TenantRemoved', 'TenantLeft']

const actsOf = (history: readonly OpenedEvent[], invitationId: string, until: number): readonly OpenedEvent[] =>
  history
    .slice(0, until + 1)
    .filter(
      ({ event }) =>
        event.type !== 'Unknown' && 'invitationId' in event.data && event.data.invitationId === invitationId,
    )

const endFor = (history: readonly OpenedEvent[], tenantId: TenantId, after: number): OpenedEvent | undefined =>
  history.slice(after + 1).find(({ event }) => {
    if (event.type === 'Unknown') return false
    if (event.type === 'CommunityClosed') return true
    return leavings.includes(event.type) && 'tenantId' in event.data && event.data.tenantId === tenantId
  })

const stayFrom = (history: readonly OpenedEvent[], opened: OpenedEvent, index: number): readonly Stay[] => {
  const { event } = opened
  if (event.type !== 'CommunityCreated' && event.type !== 'TenantConfirmed') return []
  const isOwner = event.type === 'CommunityCreated'
  const tenantId = isOwner ? event.data.ownerTenantId : event.data.tenantId
  const end = endFor(history, tenantId, index)
  return [
    {
      tenantId,
      from: isOwner ? event.data.createdAt : event.data.confirmedAt,
      until: end?.envelope.metadata.occurredAt,
      acts: isOwner ? [opened] : actsOf(history, event.data.invitationId, index),
      end,
    },
  ]
}

/** Every time that a tenant was a member of the community, in order; the owner's began with its creation. */
export const staysOf = (history: readonly OpenedEvent[]): readonly Stay[] =>
  history.flatMap((opened, index) => stayFrom(history, opened, index))

/** The stays that lasted at an instant: who was a member then, and by which acts. */
export const membersAt = (history: readonly OpenedEvent[], time: Timestamp): readonly Stay[] =>
  pipe(
    staysOf(history),
    RA.filter(({ from, until }) => from <= time && (until === undefined || until > time)),
  )
