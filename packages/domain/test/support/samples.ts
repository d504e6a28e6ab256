import type { CommunityCommand, CommunityEvent } from '../../src/index.js'
import { after } from './decided.js'

export * from './handshake-samples.js'
export * from './lifecycle-samples.js'
export * from './membership-samples.js'
export { communityId, days, deadline, invitationId, later, monday, newCommandId } from './sample-base.js'

/** The events that commands lead to, one after the other; each must be allowed. */
export const historyOf = (...given: readonly CommunityCommand[]): readonly CommunityEvent[] => after([], ...given)
