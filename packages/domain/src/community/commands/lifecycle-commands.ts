import type { Role } from '../../identity/actor.js'
import type { EmailAddress } from '../../identity/email-address.js'
import type { CommunityDescription, CommunityName, LanguageTag } from '../names.js'
import type { AdjustablePolicy, CommunityPolicy } from '../policy.js'
import type { CommandBase } from './command-base.js'

/** Creates a community that the actor's tenant owns. */
export interface CreateCommunity extends CommandBase {
  readonly type: 'CreateCommunity'
  readonly name: CommunityName
  readonly description: CommunityDescription
  readonly contactEmail: EmailAddress
  readonly administratorRoles: readonly Role[]
  readonly policy: CommunityPolicy
  /** The language of mails where nothing better is known. */
  readonly language?: LanguageTag
}

/** Changes the name, the description or the language of a community; what is left out stays. */
export interface ChangeCommunityDetails extends CommandBase {
  readonly type: 'ChangeCommunityDetails'
  readonly name?: CommunityName
  readonly description?: CommunityDescription
  /** Null to have none. */
  readonly language?: LanguageTag | null
}

/** Changes the rules of a community, for decisions from now on. */
export interface ChangePolicy extends CommandBase {
  readonly type: 'ChangePolicy'
  /** What is left out stays as it is. */
  readonly changes: Partial<AdjustablePolicy>
}

/** Closes a community for good. */
export interface CloseCommunity extends CommandBase {
  readonly type: 'CloseCommunity'
  /** The community's name, typed by whoever closes it: nobody closes one by mistake. */
  readonly typedName: string
}

/** The commands about a community as a whole. */
export type LifecycleCommand = CreateCommunity | ChangeCommunityDetails | ChangePolicy | CloseCommunity
