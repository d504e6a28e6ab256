import { parseTenantId } from '../../src/index.js'
import { person } from '../support/people.js'
import { valueIn } from '../support/results.js'

// Every tenant has the same three people, so that a role means the same in each: one who administers the community
// for it, one who administers the tenant itself, and one who does neither.
const tenant = (name: string) => ({
  tenantId: valueIn(parseTenantId(name)),
  lead: person(`${name}-lead`, name, { roles: ['community-administrator'] }),
  admin: person(`${name}-admin`, name, { roles: ['tenant-administrator'] }),
  user: person(`${name}-user`, name, { roles: ['tenant-user'] }),
})

/** The roles that administer every community of the table; a tenant's own administrators are not among them. */
export const leads = ['community-administrator']

/** The tenant that owns the community. */
export const aster = tenant('aster')
/** The one of Aster's community administrators who creates the community and invites. */
export const issuer = person('aster-issuer', 'aster', { roles: leads })

/** The tenant whose administrator is invited. */
export const borealis = tenant('borealis')
/** The recipient of the invitation. */
export const recipient = borealis.admin

/** A tenant that was a member before the invitation was issued. */
export const cascade = tenant('cascade')
/** Another tenant that was a member before. */
export const ember = tenant('ember')
/** A tenant that takes no part. */
export const driftwood = tenant('driftwood')
/** Another tenant that takes no part. */
export const fjord = tenant('fjord')
