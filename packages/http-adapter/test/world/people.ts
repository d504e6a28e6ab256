import { type Actor, parseEmailAddress, parseTenantId, parseUserId } from '@community-handshake/domain'
import { errAsync, okAsync } from 'neverthrow'
import { type Authenticate, authenticationFailure } from '../../src/index.js'
import { valueIn } from './results.js'

export type Person = Actor & { readonly token: string }

export const person = (
  userId: string,
  tenantId: string,
  also: { roles?: readonly string[]; email?: string; emailVerified?: boolean } = {},
): Person => ({
  token: `${userId}~${tenantId}`,
  userId: valueIn(parseUserId(userId)),
  tenantId: valueIn(parseTenantId(tenantId)),
  email: valueIn(parseEmailAddress(also.email ?? `${userId}@${tenantId}.example`)),
  emailVerified: also.emailVerified ?? true,
  roles: also.roles ?? ['tenant-administrator'],
})

export const ada = person('ada', 'aster')
export const alan = person('alan', 'aster', { roles: ['community-administrator'] })
export const amy = person('amy', 'aster', { roles: ['tenant-user'] })
export const bela = person('bela', 'borealis')
export const boris = person('boris', 'borealis', { roles: ['tenant-user'] })
export const basil = person('basil', 'borealis')
export const carla = person('carla', 'cascade')
export const carlaElsewhere = person('carla', 'driftwood', { email: 'carla@cascade.example' })
export const chen = person('chen', 'cascade', { roles: ['tenant-user'] })
export const dora = person('dora', 'driftwood', { emailVerified: false })
export const eve = person('eve', 'elm')
export const finn = person('finn', 'fjord')
export const gil = person('gil', 'grove')
export const everybody: readonly [Person, ...Person[]] = [
  ada,
  alan,
  amy,
  bela,
  boris,
  basil,
  carla,
  carlaElsewhere,
  chen,
  dora,
  eve,
  finn,
  gil,
]

/** Takes the people's names as tokens. */
export const authenticateByName: Authenticate = ({ headers }) => {
  const token = /^Bearer (.*)$/.exec(headers.authorization ?? '')?.[1]
  if (token === undefined) return errAsync(authenticationFailure('no-token', 'The request carries no access token.'))
  const found = everybody.find((one) => one.token === token)
  if (found === undefined) return errAsync(authenticationFailure('invalid-token', "The token is nobody's."))
  const { token: _token, ...actor } = found
  return okAsync(actor)
}
