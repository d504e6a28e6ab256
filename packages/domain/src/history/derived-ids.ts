import type { CommandId, CommunityId, EventId, InvitationId, TenantId } from '../identity/ids.js'
import type { Hasher } from '../ports/hasher.js'
import type { Timestamp } from '../time/timestamp.js'

const isVersion7 = (id: string): boolean => id[14] === '7'

// A UUIDv8 (RFC 9562 section 5.8): the 48 time bits of a UUIDv7 seed are kept, so that derived ids sort
// in time as well (random ones cost a large store half its write rate); the rest is a hash.
const derive = (hasher: Hasher, seed: string, label: string): string => {
  const hash = hasher.sha256(`${seed}\n${label}`)
  const time = isVersion7(seed) ? seed.slice(0, 8) + seed.slice(9, 13) : hash.slice(0, 12)
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/** Where and when an event is chained to its stream. */
export interface EventPlace {
  readonly streamId: string
  readonly previousDigest: string
  readonly occurredAt: Timestamp
  /** 0 for the first event of the command. */
  readonly index: number
}

/**
 * The id of an event that a command causes. Appending the same decision again repeats it. The place and the time
 * are part of it, since a store may take equal ids for equal events: two processes that decide the same command
 * at the same moment must not both believe that theirs was stored.
 */
export const eventIdFor = (hasher: Hasher, commandId: CommandId, place: EventPlace): EventId =>
  derive(
    hasher,
    commandId,
    `event\n${place.streamId}\n${place.previousDigest}\n${place.occurredAt}\n${place.index}`,
  ) as EventId

/** The id of the community that a command of a tenant creates: a repeated command names the same community. */
export const communityIdFor = (hasher: Hasher, commandId: CommandId, tenantId: TenantId): CommunityId =>
  derive(hasher, commandId, `community\n${tenantId}`) as CommunityId

/** The id of the invitation that a command issues in a community: a repeated command names the same invitation. */
export const invitationIdFor = (hasher: Hasher, commandId: CommandId, communityId: CommunityId): InvitationId =>
  derive(hasher, commandId, `invitation\n${communityId}`) as InvitationId

/**
 * The id of the command that expires an invitation at a deadline: every process that sweeps sends the same command,
 * so that it takes effect once.
 */
export const expiryCommandIdFor = (hasher: Hasher, invitationId: InvitationId, deadline: Timestamp): CommandId =>
  derive(hasher, invitationId, `expiry\n${deadline}`) as CommandId
