import type { CommunityRow } from '../../ports/community-directory.js'
import type { ContractCase, ContractSetup } from '../contract/contract-case.js'
import { expectEqual } from '../contract/expectations.js'
import { communitiesIn, communityQuery, rowsOf, shownCase } from './asking.js'
import type { DirectorySubject } from './directory-subject.js'
import {
  accepted,
  aliasChanged,
  closed,
  confirmed,
  created,
  invited,
  joined,
  memberEvent,
  membersAdded,
  membersRemoved,
  minute,
  renamed,
  user,
} from './sample-events.js'

type Setup = ContractSetup<DirectorySubject>

const seen = ({ tenantCount, pausedCount, sharing, alias, isMember }: CommunityRow) => [
  tenantCount,
  pausedCount,
  sharing,
  alias,
  isMember,
]

const rowCases = (setup: Setup): readonly ContractCase[] => [
  shownCase(setup, 'a directory of nothing shows nothing', [], async (directory) => {
    expectEqual(await rowsOf(directory.communities(communityQuery())), [], 'the communities')
  }),

  shownCase(
    setup,
    'a community is shown to each tenant that takes part, with what is its own',
    [
      created({ name: 'Pumps', description: 'All of them', at: 1 }),
      ...joined({ at: 2 }),
      aliasChanged({ alias: 'Our pumps' }),
      memberEvent('SharingPaused'),
      membersAdded({ users: ['una', 'ulf'] }),
    ],
    async (directory) => {
      const [mine] = await rowsOf(directory.communities(communityQuery()))
      const [theirs] = await rowsOf(directory.communities(communityQuery({ of: 'guest' })))
      const shared = { ...mine, alias: 'Our pumps', sharing: 'Paused', isMember: true, joinedAt: minute(2) }
      expectEqual(theirs, shared, "the guest's row")
      expectEqual(
        [mine?.name, mine?.description, mine?.ownerTenantId, mine?.createdAt, mine?.joinedAt, mine?.closedAt],
        ['Pumps', 'All of them', 'owner', minute(1), minute(1), null],
        "the owner's row",
      )
      expectEqual(mine && seen(mine), [2, 1, 'Active', null, false], 'what is seen of the members')
      const asUlf = communityQuery({ of: 'guest', userId: user('uli') })
      expectEqual((await rowsOf(directory.communities(asUlf)))[0]?.isMember, false, 'whether a stranger is a member')
    },
  ),

  shownCase(
    setup,
    'a tenant that is invited, or waits for its confirmation, does not see the community',
    [created(), invited(), accepted()],
    async (directory) => {
      expectEqual(await communitiesIn(directory.communities(communityQuery({ of: 'guest' }))), [], 'the communities')
    },
  ),

  shownCase(
    setup,
    'changed details, a resumed sharing, a dropped alias and removed users are shown',
    [
      created({ name: 'Pumps' }),
      ...joined(),
      ...[memberEvent('SharingPaused'), memberEvent('SharingPaused'), memberEvent('SharingResumed')],
      ...[aliasChanged({ alias: 'Ours' }), aliasChanged({ alias: null })],
      ...[membersAdded({ users: ['una', 'ulf'] }), membersRemoved({ users: ['una', 'nobody'] })],
      renamed({ name: 'Valves', description: 'And seals' }),
    ],
    async (directory) => {
      const [row] = await rowsOf(directory.communities(communityQuery({ of: 'guest' })))
      expectEqual(row && seen(row), [2, 0, 'Active', null, false], 'what is seen of the members')
      expectEqual([row?.name, row?.description], ['Valves', 'And seals'], 'the texts')
    },
  ),
]

const leavingCases = (setup: Setup): readonly ContractCase[] => [
  ...(['TenantRemoved', 'TenantLeft'] as const).map((type) =>
    shownCase(
      setup,
      `after ${type} the tenant does not see the community, and is not counted`,
      [created(), ...joined(), memberEvent('SharingPaused'), memberEvent(type)],
      async (directory) => {
        expectEqual(await communitiesIn(directory.communities(communityQuery({ of: 'guest' }))), [], "the guest's")
        const [row] = await rowsOf(directory.communities(communityQuery()))
        expectEqual(row && seen(row), [1, 0, 'Active', null, false], 'what the owner sees')
      },
    ),
  ),

  shownCase(
    setup,
    'a tenant that comes again begins with nothing',
    [
      ...[created(), ...joined({ at: 1 }), aliasChanged({ alias: 'Ours' }), membersAdded({ users: ['una'] })],
      ...[memberEvent('SharingPaused'), memberEvent('TenantLeft'), ...joined({ number: 2, at: 7 })],
    ],
    async (directory) => {
      const [row] = await rowsOf(directory.communities(communityQuery({ of: 'guest' })))
      expectEqual(row && seen(row), [2, 0, 'Active', null, false], 'what is seen of the members')
      expectEqual(row?.joinedAt, minute(7), 'since when')
    },
  ),

  shownCase(
    setup,
    'what does not follow from the history before it changes nothing',
    [
      confirmed(),
      created({ name: 'Pumps' }),
      created({ name: 'Valves' }),
      ...[confirmed(), memberEvent('TenantLeft', { tenant: 'owner' }), memberEvent('SharingPaused')],
    ],
    async (directory) => {
      const [row] = await rowsOf(directory.communities(communityQuery()))
      expectEqual([row?.name, row?.tenantCount, row?.pausedCount], ['Pumps', 1, 0], 'the community')
      expectEqual(await communitiesIn(directory.communities(communityQuery({ of: 'guest' }))), [], "the guest's")
    },
  ),
]

const samples = [
  created({ in: 1, name: 'Straße der Pumpen', description: 'ΟΔΟΣ' }),
  created({ in: 2, name: 'Valves', description: '100 % sealed_tight' }),
  created({ in: 3, name: 'Ｆｕｌｌ width' }),
  created({ in: 4, name: 'Closed pumps' }),
  ...joined({ in: 1, number: 1 }),
  ...joined({ in: 2, number: 2 }),
  created({ in: 5, ownedBy: 'guest', name: 'Of the guest' }),
  aliasChanged({ in: 2, alias: 'Our Ventile' }),
  aliasChanged({ in: 2, tenant: 'owner', alias: 'Secret' }),
  memberEvent('SharingPaused', { in: 1 }),
  closed({ in: 4, at: 9 }),
]

const filterCases = (setup: Setup): readonly ContractCase[] => [
  ...(
    [
      ['STRASSE DER', [1]],
      ['οδος', [1]],
      ['οδοσ', [1]],
      ['full WIDTH', [3]],
      ['secret', [2]],
      ['ventile', []],
      ['% SEALED_', [2]],
      ['_', [2]],
      ['', [1, 2, 3]],
      ['nowhere', []],
    ] as const
  ).map(([text, expected]) =>
    shownCase(setup, `the text "${text}" finds what holds it, whatever the case`, samples, async (directory) => {
      expectEqual(await communitiesIn(directory.communities(communityQuery({ text }))), expected, 'the communities')
    }),
  ),

  shownCase(setup, 'the alias is looked at for its own tenant alone', samples, async (directory) => {
    const ofGuest = (text: string) => communitiesIn(directory.communities(communityQuery({ of: 'guest', text })))
    expectEqual([await ofGuest('VENTILE'), await ofGuest('secret')], [[2], []], 'the communities')
  }),

  shownCase(setup, 'communities are filtered by sharing status, role and status', samples, async (directory) => {
    const found = async (also: Parameters<typeof communityQuery>[0]) =>
      communitiesIn(directory.communities(communityQuery(also)))
    expectEqual(await found({ sharingStatus: 'Paused' }), [1], 'where somebody paused')
    expectEqual(await found({ sharingStatus: 'Active' }), [2, 3], 'where all share')
    expectEqual(await found({ of: 'guest', role: 'Owner' }), [5], 'what the guest owns')
    expectEqual(await found({ of: 'guest', role: 'Member' }), [1, 2], 'what it does not own')
    expectEqual(await found({ status: 'Closed' }), [4], 'what is closed')
    expectEqual(await found({ status: 'Open' }), [1, 2, 3], 'what is open')
    expectEqual(await found({ status: 'Open', role: 'Owner', sharingStatus: 'Active', text: 'val' }), [2], 'all of it')
    const [row] = await rowsOf(directory.communities(communityQuery({ status: 'Closed' })))
    expectEqual(row?.closedAt, minute(9), 'when it was closed')
  }),
]

/** What the list of communities shows, and to whom. */
export const communityCases = (setup: Setup): readonly ContractCase[] => [
  ...rowCases(setup),
  ...leavingCases(setup),
  ...filterCases(setup),
]
