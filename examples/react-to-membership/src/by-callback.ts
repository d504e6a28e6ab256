import type { EventStore, Hasher } from '@community-handshake/domain'
import { followMembership } from './follow-membership.js'
import { keepDoing, type Running, type RunOptions } from './running.js'
import type { SharingDesk } from './sharing/sharing-desk.js'

/** What reacting within the host's own process needs. */
export interface CallbackOptions extends RunOptions {
  readonly store: EventStore
  readonly hasher: Hasher
  readonly desk: SharingDesk
}

/** Opens and closes sharing by a callback: it goes on behind the checkpoint that the desk keeps with its own state. */
export const reactByCallback = ({ store, hasher, desk, ...run }: CallbackOptions): Running =>
  keepDoing(
    (signal) =>
      followMembership({ store, hasher, signal, after: desk.state().checkpoint ?? undefined, onNews: desk.take }),
    run,
  )
