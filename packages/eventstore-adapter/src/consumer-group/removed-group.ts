import type { StoreFailure } from '@community-handshake/domain'
import { storeFailure } from '../store/failures.js'

/** What a member is told whose group was removed: to make it again would be to begin all work anew. */
export const removedGroup = (name: string): StoreFailure =>
  storeFailure('invalid', `The group ${name} was removed while it was at work. Take part again to begin it anew.`)
