import type { Actor } from '../../src/index.js'

/** What a state of a community says of itself, apart from its history. */
export interface CommunityFacts {
  readonly community: 'none' | 'open' | 'closed' | 'of newer software'
  /** What is special about the command. */
  readonly also?:
    | 'it is so already'
    | 'a policy that cannot be'
    | 'another name is typed'
    | 'the roles leave the creator out'
    | 'only newer events'
}

/** What somebody who acts on a community says of themselves. */
export interface CommunityPartyFacts {
  readonly actor: Actor
  readonly tenant: 'owner' | 'member' | 'outside'
  readonly administers: 'community' | 'tenant' | 'nothing'
}
