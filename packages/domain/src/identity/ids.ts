import { err, ok, type Result } from 'neverthrow'
import { type ParseFailure, parseFailure } from './parse-failure.js'

declare const brand: unique symbol

/** A string that has been checked and named, so that one kind of id is never taken for another. */
export type Branded<Name extends string> = string & { readonly [brand]: Name }

/** Identifies a community: a UUID in lower case (RFC 9562). */
export type CommunityId = Branded<'CommunityId'>
/** Identifies an invitation: a UUID in lower case (RFC 9562). */
export type InvitationId = Branded<'InvitationId'>
/** Identifies a command, given by whoever sends it; the same id is the same command: a UUID in lower case (RFC 9562). */
export type CommandId = Branded<'CommandId'>
/** Identifies one stored event: a UUID in lower case (RFC 9562). */
export type EventId = Branded<'EventId'>
/** Ties together everything that one request caused: 1 to 128 characters of `A-Z a-z 0-9 . _ : -`. */
export type CorrelationId = Branded<'CorrelationId'>
/** The host platform's own id of a tenant: 1 to 128 visible ASCII characters. */
export type TenantId = Branded<'TenantId'>
/** The host platform's own id of a user: 1 to 255 visible ASCII characters. */
export type UserId = Branded<'UserId'>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const correlation = /^[A-Za-z0-9._:-]{1,128}$/
const visibleAscii = /^[\x21-\x7e]+$/

const parseUuid =
  <Id extends string>(field: string) =>
  (text: string): Result<Id, ParseFailure> => {
    const lower = text.toLowerCase()
    return uuid.test(lower)
      ? ok(lower as Id)
      : err(parseFailure(field, 'must be a UUID such as 01890a5d-ac96-774b-bcce-b302099a8057'))
  }

const parseHostId =
  <Id extends string>(field: string, max: number) =>
  (text: string): Result<Id, ParseFailure> =>
    text.length <= max && visibleAscii.test(text)
      ? ok(text as Id)
      : err(parseFailure(field, `must be 1 to ${max} visible ASCII characters without spaces`))

/** Reads a {@link CommunityId} from text in any case. */
export const parseCommunityId = parseUuid<CommunityId>('communityId')
/** Reads an {@link InvitationId} from text in any case. */
export const parseInvitationId = parseUuid<InvitationId>('invitationId')
/** Reads a {@link CommandId} from text in any case. */
export const parseCommandId = parseUuid<CommandId>('commandId')
/** Reads an {@link EventId} from text in any case. */
export const parseEventId = parseUuid<EventId>('eventId')
/** Reads a {@link TenantId}; the host's spelling is kept, nothing is normalised. */
export const parseTenantId = parseHostId<TenantId>('tenantId', 128)
/** Reads a {@link UserId}; the host's spelling is kept, nothing is normalised. */
export const parseUserId = parseHostId<UserId>('userId', 255)

/** Reads a {@link CorrelationId}. */
export const parseCorrelationId = (text: string): Result<CorrelationId, ParseFailure> =>
  correlation.test(text)
    ? ok(text as CorrelationId)
    : err(parseFailure('correlationId', 'must be 1 to 128 characters of A-Z a-z 0-9 . _ : -'))
