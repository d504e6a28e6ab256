import type { CommunityEvent } from '../../src/index.js'
import { after } from './decided.js'
import { carla } from './people.js'
import {
  accept,
  close,
  confirm,
  create,
  decline,
  expire,
  historyOf,
  invite,
  refuse,
  revoke,
  withdraw,
} from './samples.js'

/** Aster has a community. */
export const created = historyOf(create())
/** Bela of Borealis is invited. */
export const invited = after(created, invite())
/** Bela accepted for Borealis. */
export const accepted = after(invited, accept())
/** Borealis is a member. */
export const confirmed = after(accepted, confirm())
/** Borealis is a member, and Carla of Cascade is invited by the second invitation. */
export const carlaInvited = after(confirmed, invite({ number: 2, recipient: carla.email }))
/** Borealis is a member, and Carla accepted the second invitation for Cascade. */
export const carlaAccepted = after(carlaInvited, accept({ number: 2, actor: carla }))

/** The first invitation at each of its ends, everything on Monday but what the clock does. */
export const ended: Readonly<
  Record<
    'Confirmed' | 'Declined' | 'Withdrawn' | 'Refused' | 'Revoked' | 'Expired' | 'ExpiredAccepted' | 'Voided',
    readonly CommunityEvent[]
  >
> = {
  Confirmed: confirmed,
  Declined: after(invited, decline()),
  Withdrawn: after(accepted, withdraw()),
  Refused: after(accepted, refuse()),
  Revoked: after(invited, revoke()),
  Expired: after(invited, expire()),
  ExpiredAccepted: after(accepted, expire()),
  Voided: after(accepted, close()),
}
