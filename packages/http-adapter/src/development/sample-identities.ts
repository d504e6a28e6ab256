/** A sample organisation. */
export interface SampleTenant {
  readonly tenantId: string
  readonly name: string
}

/** A sample person signed in to a sample tenant. */
export interface SampleIdentity {
  /** Names the identity: who, at which tenant. */
  readonly id: string
  readonly userId: string
  readonly email: string
  readonly emailVerified: boolean
  readonly tenantId: string
  readonly roles: readonly string[]
}

/** The sample organisations; none of them exists. */
export const sampleTenants: readonly SampleTenant[] = [
  { tenantId: 'aster', name: 'Aster Energy' },
  { tenantId: 'borealis', name: 'Borealis Robotics' },
  { tenantId: 'cascade', name: 'Cascade Water' },
  { tenantId: 'driftwood', name: 'Driftwood Grid' },
]

const administrator = ['tenant-administrator']
const communityAdministrator = ['community-administrator']
const ordinary = ['tenant-user']

const person = (
  userId: string,
  tenantId: string,
  roles: readonly string[],
  also: { readonly email?: string; readonly emailVerified?: boolean } = {},
): SampleIdentity => ({
  id: `${userId}@${tenantId}`,
  userId,
  email: also.email ?? `${userId}@${tenantId}.example`,
  emailVerified: also.emailVerified ?? true,
  tenantId,
  roles,
})

/**
 * The sample people, each there for something to try: two administrators of one tenant (one invites, the other
 * confirms), somebody with two tenants, people who administer nothing, and an address that nobody vouches for.
 */
export const sampleIdentities: readonly SampleIdentity[] = [
  person('ada', 'aster', administrator),
  person('alan', 'aster', communityAdministrator),
  person('amy', 'aster', ordinary),
  person('bela', 'borealis', administrator),
  person('boris', 'borealis', ordinary),
  person('carla', 'cascade', administrator, { email: 'carla@consulting.example' }),
  person('carla', 'driftwood', administrator, { email: 'carla@consulting.example' }),
  person('chen', 'cascade', ordinary),
  person('dora', 'driftwood', administrator, { emailVerified: false }),
]
