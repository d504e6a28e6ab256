import { Type } from 'typebox'
import type { Role } from '../identity/actor.js'
import type { EmailAddress } from '../identity/email-address.js'
import type { CommunityId, InvitationId, TenantId, UserId } from '../identity/ids.js'
import type { Timestamp } from '../time/timestamp.js'
import type { CommunityDescription, CommunityName, InvitationMessage, LanguageTag } from './names.js'

// Only what is a time: an event that was tampered with must be found, and not stop whoever reckons with its times.
const day = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])'
const timePattern = `^${day}T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$`

/**
 * The schema keyword that marks a field as personal data of a person.
 * Its value says which kind: `email`, `id` of a person, or `text` that somebody wrote.
 */
export const personalData = 'x-personal-data'

const uuid = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'

/** The building blocks of event schemas; each gives the branded type of the domain. */
export const field = {
  communityId: Type.Unsafe<CommunityId>(Type.String({ pattern: uuid })),
  invitationId: Type.Unsafe<InvitationId>(Type.String({ pattern: uuid })),
  tenantId: Type.Unsafe<TenantId>(Type.String({ minLength: 1, maxLength: 128 })),
  userId: Type.Unsafe<UserId>(Type.String({ minLength: 1, maxLength: 255, [personalData]: 'id' })),
  email: Type.Unsafe<EmailAddress>(Type.String({ minLength: 3, maxLength: 254, [personalData]: 'email' })),
  typedEmail: Type.String({ minLength: 3, maxLength: 320, [personalData]: 'email' }),
  name: Type.Unsafe<CommunityName>(Type.String({ minLength: 1, maxLength: 200 })),
  description: Type.Unsafe<CommunityDescription>(Type.String({ maxLength: 2000 })),
  time: Type.Unsafe<Timestamp>(Type.String({ pattern: timePattern })),
  roles: Type.Unsafe<readonly Role[]>(Type.Array(Type.String({ minLength: 1, maxLength: 128 }), { maxItems: 20 })),
  generation: Type.Integer({ minimum: 1 }),
  message: Type.Unsafe<InvitationMessage>(Type.String({ minLength: 1, maxLength: 1000, [personalData]: 'text' })),
  language: Type.Unsafe<LanguageTag>(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$' })),
} as const

/** The schema option that lets nothing through that it does not name. */
export const closed = { additionalProperties: false } as const

/** A person as an event records one. */
export const Person = Type.Object({ userId: field.userId, email: field.email }, { additionalProperties: false })
/** A person as an event records one: the host's user id and the address at that time. */
export interface Person {
  readonly userId: UserId
  readonly email: EmailAddress
}
