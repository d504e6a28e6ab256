import type { InvitationStatusName } from '../../community/state.js'
import type { InvitationRow } from '../../ports/community-directory.js'
import { type ContractCase, type ContractSetup, freshCase } from '../contract/contract-case.js'
import { expectEqual, expectFailure, expectOk } from '../contract/expectations.js'
import {
  allPages,
  expectUnknownCursor,
  invitationQuery,
  invitationsIn,
  receivedQuery,
  rowsOf,
  shownCase,
} from './asking.js'
import { type DirectorySubject, historyWriter } from './directory-subject.js'
import {
  accepted,
  address,
  closed,
  community,
  confirmed,
  created,
  declined,
  expired,
  invitation,
  invited,
  minute,
  refused,
  resent,
  revoked,
  tenant,
  withdrawn,
} from './sample-events.js'

type Setup = ContractSetup<DirectorySubject>

// One invitation in each state; number 10 and 11 are open, and past their deadline from minute 100 on.
const samples = [
  created(),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => invited({ number, at: number, to: `guest-${number}` })),
  accepted({ number: 2, tenant: 'tenant-2' }),
  ...[accepted({ number: 3, tenant: 'tenant-3' }), confirmed({ number: 3, tenant: 'tenant-3' })],
  declined({ number: 4 }),
  ...[accepted({ number: 5, tenant: 'tenant-5' }), withdrawn({ number: 5, tenant: 'tenant-5' })],
  ...[accepted({ number: 6, tenant: 'tenant-6' }), refused({ number: 6, tenant: 'tenant-6' })],
  revoked({ number: 7 }),
  expired({ number: 8 }),
  ...[accepted({ number: 9, tenant: 'tenant-9' }), expired({ number: 9 })],
  invited({ number: 10, at: 10, to: 'guest-10', due: 100 }),
  ...[invited({ number: 11, at: 10, to: 'guest-11', due: 100 }), accepted({ number: 11, tenant: 'tenant-11' })],
]

const before: readonly (readonly [InvitationStatusName, readonly number[]])[] = [
  ['Invited', [10, 1]],
  ['Accepted', [11, 2]],
  ['Confirmed', [3]],
  ['Declined', [4]],
  ['Withdrawn', [5]],
  ['Refused', [6]],
  ['Revoked', [7]],
  ['Expired', [9, 8]],
  ['Voided', []],
]

const stateCases = (setup: Setup): readonly ContractCase[] => [
  shownCase(setup, 'a community lists its invitations, the last one first', samples, async (directory) => {
    const rows = await rowsOf(directory.invitations(invitationQuery()))
    expectEqual(
      rows.map(({ invitationId }) => invitationId),
      [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map(invitation),
      'the invitations',
    )
    const about = { communityId: community(), issuedAt: minute(2), deadline: minute(1000) }
    const second: InvitationRow = {
      ...{ ...about, invitationId: invitation(2), recipient: address('guest-2') },
      ...{ status: 'Accepted', acceptingTenantId: tenant('tenant-2') },
    }
    expectEqual(rows[9], second, 'an accepted one')
    expectEqual(rows[10] && 'acceptingTenantId' in rows[10], false, 'whether an open one names a tenant')
    expectEqual(rows[2]?.acceptingTenantId, 'tenant-9', 'who had accepted the one that expired')
    expectEqual(await rowsOf(directory.invitations(invitationQuery({ communityId: community(2) }))), [], 'of another')
  }),

  shownCase(setup, 'invitations are found by their states', samples, async (directory) => {
    const found = (...statuses: readonly InvitationStatusName[]) =>
      invitationsIn(directory.invitations(invitationQuery({ statuses })))
    for (const [status, expected] of before) expectEqual(await found(status), expected, status)
    expectEqual(await found('Declined', 'Invited', 'Expired'), [10, 9, 8, 4, 1], 'three states')
    expectEqual(await found('Invited', 'Invited'), [10, 1], 'a state named twice')
    expectEqual(await found(), [], 'no state')
    expectEqual(await found('Nonsense' as InvitationStatusName), [], 'a state that there is not')
  }),
]

const changingCases = (setup: Setup): readonly ContractCase[] => [
  shownCase(
    setup,
    'one that is open is expired from its deadline on, also for a filter',
    samples,
    async (directory) => {
      const found = (at: number, ...statuses: readonly InvitationStatusName[]) =>
        invitationsIn(directory.invitations(invitationQuery({ statuses, now: minute(at) })))
      expectEqual(
        [await found(99, 'Invited'), await found(99, 'Accepted')],
        [
          [10, 1],
          [11, 2],
        ],
        'open before',
      )
      expectEqual([await found(100, 'Invited'), await found(100, 'Accepted')], [[1], [2]], 'open at the deadline')
      expectEqual(await found(100, 'Expired'), [11, 10, 9, 8], 'expired at the deadline')
      expectEqual(await found(100, 'Expired', 'Accepted'), [11, 10, 9, 8, 2], 'expired or accepted')
      expectEqual(await found(5000, 'Expired', 'Invited'), [11, 10, 9, 8, 2, 1], 'long after')
      const rows = await rowsOf(directory.invitations(invitationQuery({ now: minute(100) })))
      expectEqual([rows[0]?.status, rows[1]?.status], ['Expired', 'Expired'], 'what is shown')
    },
  ),

  shownCase(
    setup,
    'one that is sent again is open, with its new deadline and in its old place',
    [...samples, resent({ number: 8, due: 50 }), resent({ number: 9, due: 50 }), resent({ number: 4, due: 50 })],
    async (directory) => {
      const rows = await rowsOf(directory.invitations(invitationQuery({ statuses: ['Invited'] })))
      expectEqual(
        rows.map(({ invitationId, deadline }) => [invitationId, deadline]),
        [
          [invitation(10), minute(100)],
          [invitation(8), minute(50)],
          [invitation(1), minute(1000)],
        ],
        'the open ones',
      )
    },
  ),

  shownCase(
    setup,
    'closing the community voids what is open, and ends nothing twice',
    [...samples, closed(), declined({ number: 1 }), revoked({ number: 5 }), expired({ number: 3 })],
    async (directory) => {
      const found = (status: InvitationStatusName) =>
        invitationsIn(directory.invitations(invitationQuery({ statuses: [status], now: minute(5000) })))
      expectEqual(await found('Voided'), [11, 10, 2, 1], 'the void ones')
      expectEqual([await found('Confirmed'), await found('Withdrawn')], [[3], [5]], 'the ended ones')
    },
  ),
]

const pagingCases = (setup: Setup): readonly ContractCase[] => [
  shownCase(setup, 'invitations come page by page, with any filter', samples, async (directory) => {
    for (const statuses of [undefined, ['Invited', 'Expired', 'Refused']] as const) {
      const query = invitationQuery({ now: minute(100), ...(statuses === undefined ? {} : { statuses }) })
      const whole = await rowsOf(directory.invitations(query))
      for (const limit of [1, 2, 3, whole.length])
        expectEqual(
          await allPages((after) => directory.invitations({ ...query, limit, ...(after ? { after } : {}) })),
          whole,
          `pages of ${limit}`,
        )
    }
  }),

  shownCase(setup, 'cursors of lists of invitations fit no other list', samples, async (directory) => {
    const { next: after } = await expectOk(directory.invitations(invitationQuery({ limit: 1 })), 'a page')
    if (after === undefined) throw new Error('there must be a second page')
    await expectUnknownCursor(directory.receivedInvitations(receivedQuery({ after })), 'the list of received ones')
    await expectUnknownCursor(directory.invitations(invitationQuery({ after: 'x' })), 'nonsense')
    await expectUnknownCursor(directory.invitations(invitationQuery({ after: 'x', statuses: [] })), 'with no state')
  }),

  shownCase(setup, 'a limit of invitations outside 1 to 200 is invalid', samples, async (directory) => {
    for (const limit of [0, 201, 2.5]) {
      await expectFailure(directory.invitations(invitationQuery({ limit })), 'invalid', `${limit} of a community`)
      await expectFailure(directory.invitations(invitationQuery({ limit, statuses: [] })), 'invalid', 'with no state')
      await expectFailure(directory.receivedInvitations(receivedQuery({ limit })), 'invalid', `${limit} received`)
    }
  }),
]

const finding = (setup: Setup): readonly ContractCase[] => [
  freshCase(setup, 'the community of an invitation is found, each step at once', async (subject) => {
    const { write } = historyWriter()
    const { directory } = subject
    const find = () => expectOk(directory.communityOf(invitation()), 'finding the community')
    expectEqual(await find(), undefined, 'before')
    await write(subject, created({ in: 1 }), created({ in: 2 }))
    await write(subject, invited({ in: 2 }))
    expectEqual(await find(), community(2), 'after')
    await write(subject, revoked({ in: 2 }))
    expectEqual(await find(), community(2), 'after its end')
    await write(subject, invited({ in: 1 }))
    expectEqual(await find(), community(2), 'after another community used its id')
  }),
]

/** What the list of a community's invitations shows. */
export const invitationCases = (setup: Setup): readonly ContractCase[] => [
  ...stateCases(setup),
  ...changingCases(setup),
  ...pagingCases(setup),
  ...finding(setup),
]
