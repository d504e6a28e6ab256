import { type Actor, type Person, parseEmailAddress, parseTenantId, parseUserId } from '../../src/index.js'
import { valueIn } from './results.js'

/** A person signed in to a tenant; an administrator of it with a verified address unless said otherwise. */
export const person = (name: string, tenant: string, also: Partial<Actor> = {}): Actor => ({
  userId: valueIn(parseUserId(name)),
  email: valueIn(parseEmailAddress(`${name}@${tenant}.example`)),
  emailVerified: true,
  tenantId: valueIn(parseTenantId(tenant)),
  roles: ['tenant-administrator'],
  ...also,
})

export const ada = person('ada', 'aster')
export const alan = person('alan', 'aster', { roles: ['community-administrator'] })
export const amy = person('amy', 'aster', { roles: ['tenant-user'] })
export const bela = person('bela', 'borealis')
export const boris = person('boris', 'borealis', { roles: ['tenant-user'] })
export const carla = person('carla', 'cascade')
export const cleo = person('cleo', 'cascade', { roles: ['community-administrator'] })
export const chris = person('chris', 'cascade', { roles: ['tenant-user'] })
/** Carla again, signed in to the other tenant that she administers. */
export const carlaElsewhere: Actor = { ...person('carla', 'driftwood'), email: carla.email }
export const belaUnverified: Actor = { ...bela, emailVerified: false }

/** What events keep of a person. */
export const who = ({ userId, email }: Person): Person => ({ userId, email })
