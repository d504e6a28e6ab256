import type { CommunityEvent } from '../../../src/index.js'
import { after } from '../../support/decided.js'
import { close, leave, pause, removeTenant } from '../../support/samples.js'
import { aster, cascade, driftwood, issuer } from '../cast.js'
import type { Situation } from '../decision-table.js'
import { community, ofNewerSoftware } from './invitations.js'

/** What a state of a member tenant says of itself, apart from its history. */
export interface MemberFacts {
  readonly community: 'none' | 'open' | 'closed' | 'of newer software'
  /** The tenant that the command is about. */
  readonly subject: typeof aster
  readonly takesPart: 'owner' | 'member' | 'no'
  readonly paused?: boolean
  /** What is special about the command. */
  readonly also?: MemberSpeciality
}

/** What sets a command apart from the plain one of its kind. */
export type MemberSpeciality =
  | 'another name is typed'
  | 'the alias is typed'
  | 'it is so already'
  | 'in another order'
  | 'back to the name of the community'
  | 'one of several is new'
  | 'an address of a member changed'
  | 'as many as allowed'

export type MemberRow = Situation<MemberFacts>

const sharing = { community: 'open', subject: cascade, takesPart: 'member' } as const
const owning = { community: 'open', subject: aster, takesPart: 'owner' } as const
const byCascade = { actor: cascade.lead }
const byOwner = { actor: issuer }

/** Every state that a tenant can be in, on the way from a history. */
export const memberships = (history: readonly CommunityEvent[] = community): readonly MemberRow[] => [
  { title: 'no community', history: [], is: { community: 'none', subject: cascade, takesPart: 'no' } },
  { title: 'member, sharing', history, is: sharing },
  { title: 'member, paused', history: after(history, pause(byCascade)), is: { ...sharing, paused: true } },
  { title: 'owner, sharing', history, is: owning },
  { title: 'owner, paused', history: after(history, pause({ actor: aster.lead })), is: { ...owning, paused: true } },
  { title: 'never a member', history, is: { ...sharing, subject: driftwood, takesPart: 'no' } },
  {
    title: 'removed',
    history: after(history, removeTenant({ ...byOwner, tenantId: cascade.tenantId })),
    is: { ...sharing, takesPart: 'no' },
  },
  { title: 'left', history: after(history, leave(byCascade)), is: { ...sharing, takesPart: 'no' } },
  {
    title: 'member, community closed',
    history: after(history, close(byOwner)),
    is: { ...sharing, community: 'closed' },
  },
  {
    title: 'member, with an event of newer software',
    history: [...history, ofNewerSoftware],
    is: { ...sharing, community: 'of newer software' },
  },
]

/** The sharing member once more, with something special about the command. */
export const memberAnd = (
  title: string,
  also: MemberSpeciality,
  history: readonly CommunityEvent[] = community,
): MemberRow => ({ title, history, is: { ...sharing, also } })
