import type { HandshakeCommand } from './commands/handshake-commands.js'
import type { LifecycleCommand } from './commands/lifecycle-commands.js'
import type { MembershipCommand } from './commands/membership-commands.js'

export type * from './commands/command-base.js'
export type * from './commands/handshake-commands.js'
export type * from './commands/lifecycle-commands.js'
export type * from './commands/membership-commands.js'

/** Everything that can be asked of a community. */
export type CommunityCommand = LifecycleCommand | HandshakeCommand | MembershipCommand
