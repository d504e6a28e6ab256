import { after } from '../support/decided.js'
import { changeDetails, changePolicy, close, create } from '../support/samples.js'
import { aster, cascade, driftwood, issuer, leads } from './cast.js'
import type { CommandTable, Party, Situation } from './decision-table.js'
import type { CommunityFacts, CommunityPartyFacts } from './lifecycle-facts.js'
import { changeRules, closeRules, createRules, policyRules } from './rules/lifecycle-rules.js'
import { community, ofNewerSoftware } from './situations/invitations.js'

type Table = CommandTable<CommunityFacts, CommunityPartyFacts>
type Row = Situation<CommunityFacts>

const party = (title: string, is: CommunityPartyFacts): Party<CommunityPartyFacts> => ({ title, is })

const groups = [
  [
    party('owner: who created it', { actor: issuer, tenant: 'owner', administers: 'community' }),
    party('owner: another community administrator', { actor: aster.lead, tenant: 'owner', administers: 'community' }),
    party('owner: tenant administrator', { actor: aster.admin, tenant: 'owner', administers: 'tenant' }),
    party('owner: user', { actor: aster.user, tenant: 'owner', administers: 'nothing' }),
    party('member: community administrator', { actor: cascade.lead, tenant: 'member', administers: 'community' }),
    party('member: user', { actor: cascade.user, tenant: 'member', administers: 'nothing' }),
    party('stranger: tenant administrator', { actor: driftwood.admin, tenant: 'outside', administers: 'tenant' }),
    party('stranger: user', { actor: driftwood.user, tenant: 'outside', administers: 'nothing' }),
  ],
]

const none: Row = { title: 'no community', history: [], is: { community: 'none' } }
const plain: readonly Row[] = [
  none,
  { title: 'open', history: community, is: { community: 'open' } },
  { title: 'closed', history: after(community, close({ actor: issuer })), is: { community: 'closed' } },
  {
    title: 'open, with an event of newer software',
    history: [...community, ofNewerSoftware],
    is: { community: 'of newer software' },
  },
]

const openAnd = (title: string, also: NonNullable<CommunityFacts['also']>): Row => ({
  title,
  history: community,
  is: { community: 'open', also },
})

const createTable: Table = {
  command: 'CreateCommunity',
  summary: 'An administrator of a tenant creates a community, which that tenant owns.',
  event: 'CommunityCreated',
  situations: [
    ...plain,
    { title: 'only events of newer software', history: [ofNewerSoftware], is: { community: 'of newer software' } },
    {
      ...none,
      title: 'no community, the chosen roles leave the creator out',
      is: { community: 'none', also: 'the roles leave the creator out' },
    },
  ],
  groups,
  rules: createRules,
  commandOf: ({ is: { also } }, { is: { actor } }) =>
    create({
      actor,
      administratorRoles:
        also === 'the roles leave the creator out' ? ['grid-lead'] : [...leads, 'tenant-administrator'],
    }),
}

const changeTable: Table = {
  command: 'ChangeCommunityDetails',
  summary: 'The owner’s community administrators change the name, the description or the language.',
  event: 'CommunityDetailsChanged',
  situations: [...plain, openAnd('open, the details are the present ones', 'it is so already')],
  groups,
  rules: changeRules,
  commandOf: ({ is: { also } }, { is: { actor } }) =>
    changeDetails(also === 'it is so already' ? { actor, name: 'Grid data', language: null } : { actor, name: 'Wind' }),
}

const policyTable: Table = {
  command: 'ChangePolicy',
  summary: 'The owner’s community administrators change the rules, for decisions from then on.',
  event: 'PolicyChanged',
  situations: [
    ...plain,
    openAnd('open, the rules are the present ones', 'it is so already'),
    openAnd('open, rules by which nobody could confirm', 'a policy that cannot be'),
  ],
  groups,
  rules: policyRules,
  commandOf: ({ is: { also } }, { is: { actor } }) => {
    if (also === 'it is so already') return changePolicy({ deadlineDays: 14 }, { actor })
    return also === 'a policy that cannot be'
      ? changePolicy({ fourEyes: true, confirmBy: 'issuer' }, { actor })
      : changePolicy({ deadlineDays: 7 }, { actor })
  },
}

const closeTable: Table = {
  command: 'CloseCommunity',
  summary: 'The owner’s community administrators close the community for good, by typing its name.',
  event: 'CommunityClosed',
  situations: [...plain, openAnd('open, another name is typed', 'another name is typed')],
  groups,
  rules: closeRules,
  commandOf: ({ is: { also } }, { is: { actor } }) =>
    close(also === 'another name is typed' ? { actor, typedName: 'Grid Data' } : { actor }),
}

/** The tables of the commands about a community as a whole. */
export const lifecycleTables = [createTable, changeTable, policyTable, closeTable]
