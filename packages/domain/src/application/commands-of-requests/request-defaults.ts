import { err, ok, type Result } from 'neverthrow'
import { type LanguageTag, parseLanguageTag } from '../../community/names.js'
import type { CommunityPolicy } from '../../community/policy.js'
import { type Refusal, refusal } from '../../community/refusals.js'
import type { Role } from '../../identity/actor.js'
import { type EmailAddress, parseEmailAddress } from '../../identity/email-address.js'
import type { InvitationId } from '../../identity/ids.js'
import { type ParseFailure, parseFailure } from '../../identity/parse-failure.js'
import type { Clock } from '../../ports/clock.js'
import type { Hasher } from '../../ports/hasher.js'
import type { Ids } from '../../ports/ids.js'
import type { InvitationLinks } from '../../ports/invitation-links.js'
import type { Caller } from '../requests.js'

/** What fills in what a request leaves open. */
export interface RequestDefaults {
  readonly clock: Clock
  readonly ids: Ids
  readonly hasher: Hasher
  readonly links: InvitationLinks
  readonly policy: CommunityPolicy
  readonly administratorRoles: readonly Role[]
}

/** What every command carries, from the caller and the defaults. */
export const commandBase = ({ ids, clock }: RequestDefaults, { commandId, actor }: Caller) => ({
  commandId: commandId ?? ids.nextCommandId(),
  actor,
  now: clock.now(),
})

/** The contact e-mail that was typed, or the caller's own address. */
export const contactEmailOf = ({ actor }: Caller, typed: string | undefined): Result<EmailAddress, ParseFailure> =>
  typed === undefined ? ok(actor.email) : parseEmailAddress(typed, 'contactEmail')

/** The roles that were named, or the default ones. */
export const rolesOf = (
  { administratorRoles }: RequestDefaults,
  named: readonly Role[] = administratorRoles,
): Result<readonly Role[], ParseFailure> => {
  const areNames = named.every((role) => role.length >= 1 && role.length <= 128 && role.isWellFormed())
  return areNames && named.length >= 1 && named.length <= 20
    ? ok([...new Set(named)])
    : err(parseFailure('administratorRoles', 'must be 1 to 20 names of roles, each of 1 to 128 characters'))
}

/** The language that was named, if one was. */
export const languageOf = (named: string | undefined): Result<{ language?: LanguageTag }, ParseFailure> =>
  named === undefined ? ok({}) : parseLanguageTag(named).map((language) => ({ language }))

/** The generation of the link that was presented, if one was. One that is not genuine is refused here. */
export const linkGenerationOf = (
  { links }: RequestDefaults,
  { invitationId, linkSecret }: { readonly invitationId: InvitationId; readonly linkSecret?: string },
): Result<{ linkGeneration?: number }, Refusal> =>
  linkSecret === undefined
    ? ok({})
    : links
        .check(invitationId, linkSecret)
        .map((linkGeneration) => ({ linkGeneration }))
        .mapErr(() => refusal('link-invalid', 'NoCommunity', {}))
