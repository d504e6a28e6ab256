import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { type Clock, millisecondsOf, type TenantDirectory } from '@community-handshake/domain'
import { SignJWT } from 'jose'
import { errAsync, okAsync, ResultAsync } from 'neverthrow'
import type { Authenticate } from '../authentication/authenticate.js'
import { defaultClaimNames } from '../authentication/claims.js'
import { tokenAuthentication } from '../authentication/verify-token.js'
import { type SampleIdentity, sampleIdentities, sampleTenants } from './sample-identities.js'

/** A sample identity as it is listed, with the name of its tenant. */
export interface DevelopmentIdentity extends SampleIdentity {
  readonly tenantName: string
}

/** There is no sample identity with that id. */
export interface UnknownIdentity {
  readonly kind: 'unknown-identity'
  readonly message: string
}

/** A token for a sample identity (RFC 6750 section 4). */
export interface DevelopmentToken {
  readonly accessToken: string
  readonly tokenType: 'Bearer'
  /** In seconds. */
  readonly expiresIn: number
}

/** Sample tenants and people to try things out with. Not for production: whoever asks gets their tokens. */
export interface DevelopmentIdentities {
  readonly identities: readonly DevelopmentIdentity[]
  /** Signs somebody in, without asking for a password. */
  readonly issueToken: (id: string) => ResultAsync<DevelopmentToken, UnknownIdentity>
  /** Takes the tokens of this very instance and no others. */
  readonly authenticate: Authenticate
  /** The sample tenants. */
  readonly tenants: TenantDirectory
}

/** How sample identities work. */
export interface DevelopmentIdentitiesOptions {
  /** The clock by which tokens expire; the system's if left out. */
  readonly clock?: Clock
}

const issuer = 'urn:community-handshake:development'
const audience = 'community-handshake'
const algorithm = 'EdDSA'
const lifetimeSeconds = 8 * 3600

const tenantName = (tenantId: string): string =>
  sampleTenants.find((tenant) => tenant.tenantId === tenantId)?.name ?? tenantId

const sign = async (identity: SampleIdentity, key: KeyObject, issuedAt: number): Promise<DevelopmentToken> => {
  const { userId, email, emailVerified, tenantId, roles } = identity
  const accessToken = await new SignJWT({
    email,
    email_verified: emailVerified,
    tenant_id: tenantId,
    roles: [...roles],
  })
    .setProtectedHeader({ alg: algorithm, typ: 'at+jwt' })
    .setSubject(userId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(key)
  return { accessToken, tokenType: 'Bearer', expiresIn: lifetimeSeconds }
}

/**
 * Makes sample identities whose tokens are signed with a key made for this instance
 * and checked in the same way as those of a real identity provider.
 */
export const developmentIdentities = (options: DevelopmentIdentitiesOptions = {}): DevelopmentIdentities => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const now = (): number => (options.clock === undefined ? Date.now() : millisecondsOf(options.clock.now()))
  return {
    identities: sampleIdentities.map((identity) => ({ ...identity, tenantName: tenantName(identity.tenantId) })),
    issueToken: (id) => {
      const identity = sampleIdentities.find((sample) => sample.id === id)
      return identity === undefined
        ? errAsync({ kind: 'unknown-identity', message: 'is not the id of a sample identity; the list has them all' })
        : ResultAsync.fromSafePromise(sign(identity, privateKey, Math.floor(now() / 1000)))
    },
    authenticate: tokenAuthentication(
      {
        issuer,
        audience,
        algorithms: [algorithm],
        clockToleranceSeconds: 0,
        claims: defaultClaimNames,
        now: () => new Date(now()),
      },
      () => okAsync(async () => publicKey),
    ),
    tenants: {
      find: (tenantId) => {
        const tenant = sampleTenants.find((sample) => sample.tenantId === tenantId)
        return okAsync(tenant === undefined ? undefined : { tenantId, name: tenant.name })
      },
    },
  }
}
