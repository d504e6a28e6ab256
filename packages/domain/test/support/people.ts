import { type Actor, parseEmailAddress, parseTenantId, parseUserId } from '../../src/index.js'

/** A person signed in to a tenant; an administrator of it with a verified address unless said otherwise. */
export const person = (name: string, tenant: string, also: Partial<Actor> = {}): Actor => ({
  userId: parseUserId(name)._unsafeUnwrap(),
  email: parseEmailAddress(`${name}@${tenant}.example`)._unsafeUnwrap(),
  emailVerified: true,
  tenantId: parseTenantId(tenant)._unsafeUnwrap(),
  roles: ['tenant-administrator'],
  ...also,
})

export const ada = person('ada', 'aster')
export const alan = person('alan', 'aster', { roles: ['community-administrator'] })
export const amy = person('amy', 'aster', { roles: ['tenant-user'] })
export const bela = person('bela', 'borealis')
export const boris = person('boris', 'borealis', { roles: ['tenant-user'] })
export const carla = person('carla', 'cascade')
/** Carla again, signed in to the other tenant that she administers. */
export const carlaElsewhere: Actor = { ...person('carla', 'driftwood'), email: carla.email }
export const belaUnverified: Actor = { ...bela, emailVerified: false }
