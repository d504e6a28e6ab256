import { filled } from './decision-table.js'
import { handshakeTables } from './handshake-tables.js'
import { lifecycleTables } from './lifecycle-tables.js'
import { membershipTables } from './membership-tables.js'

/** Decides every cell of every table: the handshake first, for it is what the rest is for. */
export const decideAll = () => ({
  handshake: handshakeTables.map((table) => filled(table)),
  membership: membershipTables.map((table) => filled(table)),
  lifecycle: lifecycleTables.map((table) => filled(table)),
})
