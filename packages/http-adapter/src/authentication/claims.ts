import {
  type Actor,
  type ParseFailure,
  parseEmailAddress,
  parseTenantId,
  parseUserId,
  RecordedActor,
} from '@community-handshake/domain'
import type { JWTPayload } from 'jose'
import { err, ok, Result } from 'neverthrow'
import { Compile } from 'typebox/compile'
import { type AuthenticationFailure, authenticationFailure } from './authenticate.js'

/**
 * Under which names a token carries what is needed of its bearer. A name is that of a claim (dots in it are fine,
 * as in `https://example.com/tenant_id`) or a path to a nested one, such as `realm_access.roles`.
 */
export interface ClaimNames {
  /** A string; `sub` if left out. */
  readonly userId: string
  /** An e-mail address; `email` if left out. */
  readonly email: string
  /** A boolean, or `"true"` or `"false"`; `email_verified` if left out. */
  readonly emailVerified: string
  /** A string; `tenant_id` if left out. */
  readonly tenantId: string
  /** A list of strings; `roles` if left out. */
  readonly roles: string
}

/** The names that OpenID Connect gives them, where it gives any. */
export const defaultClaimNames: ClaimNames = {
  userId: 'sub',
  email: 'email',
  emailVerified: 'email_verified',
  tenantId: 'tenant_id',
  roles: 'roles',
}

const recordableRoles = Compile(RecordedActor.properties.roles)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const valueAt = (claims: unknown, path: readonly string[]): unknown => {
  const [name, ...rest] = path
  if (name === undefined) return claims
  return isRecord(claims) && Object.hasOwn(claims, name) ? valueAt(claims[name], rest) : undefined
}

const claimAt = (claims: JWTPayload, name: string): unknown =>
  valueAt(claims, [name]) ?? valueAt(claims, name.split('.'))

// The claim is named, its value is not: it may be anything, a secret included.
const bad = (name: string, problem: string): AuthenticationFailure =>
  authenticationFailure('invalid-token', `The token's claim ${name} ${problem}.`)

const textClaim =
  (claims: JWTPayload) =>
  <Value>(name: string, parse: (text: string) => Result<Value, ParseFailure>): Result<Value, AuthenticationFailure> => {
    const value = claimAt(claims, name)
    if (value === undefined || value === null) return err(bad(name, 'is missing'))
    return typeof value === 'string'
      ? parse(value).mapErr(({ message }) => bad(name, message))
      : err(bad(name, 'must be a string'))
  }

const verifiedClaim = (claims: JWTPayload, name: string): Result<boolean, AuthenticationFailure> => {
  const value = claimAt(claims, name)
  if (value === true || value === 'true') return ok(true)
  if (value === false || value === 'false') return ok(false)
  return err(bad(name, value === undefined ? 'is missing' : 'must be true or false'))
}

const rolesClaim = (claims: JWTPayload, name: string): Result<readonly string[], AuthenticationFailure> => {
  const value = claimAt(claims, name)
  if (value === undefined || value === null) return err(bad(name, 'is missing'))
  const roles: readonly unknown[] | undefined = Array.isArray(value) ? [...new Set<unknown>(value)] : undefined
  return recordableRoles.Check(roles) && roles.every((role) => role.isWellFormed())
    ? ok(roles)
    : err(bad(name, 'must be a list of role names'))
}

/** Makes an actor of the claims of a verified token, or names the claim that does not do. */
export const actorFromClaims = (claims: JWTPayload, names: ClaimNames): Result<Actor, AuthenticationFailure> => {
  const text = textClaim(claims)
  return Result.combine([
    text(names.userId, parseUserId),
    text(names.email, parseEmailAddress),
    verifiedClaim(claims, names.emailVerified),
    text(names.tenantId, parseTenantId),
    rolesClaim(claims, names.roles),
  ]).map(([userId, email, emailVerified, tenantId, roles]) => ({ userId, email, emailVerified, tenantId, roles }))
}
