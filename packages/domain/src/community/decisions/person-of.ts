import type { Actor } from '../../identity/actor.js'
import type { Person } from '../event-fields.js'

/** What an event keeps of an actor. */
export const personOf = (actor: Actor): Person => ({ email: actor.email, userId: actor.userId })
