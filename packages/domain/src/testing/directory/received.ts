import type { ReceivedQuery } from '../../ports/community-directory.js'
import type { ContractCase, ContractSetup } from '../contract/contract-case.js'
import { expectEqual, expectFailure, expectOk } from '../contract/expectations.js'
import { allPages, invitationsIn, receivedQuery, rowsOf, shownCase } from './asking.js'
import type { DirectorySubject } from './directory-subject.js'
import {
  accepted,
  address,
  closed,
  confirmed,
  created,
  declined,
  expired,
  invitation,
  invited,
  minute,
  resent,
  tenant,
} from './sample-events.js'

type Setup = ContractSetup<DirectorySubject>

const samples = [
  created({ in: 1 }),
  created({ in: 2 }),
  invited({ in: 1, number: 1, at: 3 }),
  invited({ in: 2, number: 2, at: 1, due: 100 }),
  ...[invited({ in: 2, number: 3, at: 2, to: 'other' }), accepted({ in: 2, number: 3 })],
  ...[invited({ in: 1, number: 4, at: 3, to: 'other' }), accepted({ in: 1, number: 4, tenant: 'third' })],
  ...[accepted({ in: 1, number: 1 }), confirmed({ in: 1, number: 1 })],
  ...[invited({ in: 2, number: 5, at: 5 }), declined({ in: 2, number: 5 })],
]

const me = { recipient: address('guest'), acceptingTenantId: tenant('guest') }

const receivedByMe = (setup: Setup): readonly ContractCase[] => [
  shownCase(
    setup,
    'one receives what is addressed to one, and what the tenant accepted',
    samples,
    async (directory) => {
      const found = (also: Partial<ReceivedQuery>) => invitationsIn(directory.receivedInvitations(receivedQuery(also)))
      expectEqual(await found({ recipient: me.recipient }), [5, 1, 2], 'by the address')
      expectEqual(await found({ acceptingTenantId: me.acceptingTenantId }), [1, 3], 'by the tenant')
      expectEqual(await found(me), [5, 1, 3, 2], 'by both, each once')
      expectEqual(await found({}), [], 'by nothing')
      expectEqual(
        await found({ recipient: address('nobody'), acceptingTenantId: tenant('nobody') }),
        [],
        "a stranger's",
      )
    },
  ),

  shownCase(setup, 'what one received is found by state, as of a time', samples, async (directory) => {
    const found = (also: Partial<ReceivedQuery>) =>
      invitationsIn(directory.receivedInvitations(receivedQuery({ ...me, ...also })))
    expectEqual(await found({ statuses: ['Invited', 'Declined'] }), [5, 2], 'invited or declined')
    expectEqual(await found({ statuses: ['Invited'], now: minute(100) }), [], 'invited, later')
    expectEqual(await found({ statuses: ['Expired'], now: minute(100) }), [2], 'expired, later')
    expectEqual(await found({ statuses: [] }), [], 'no state')
  }),

  shownCase(setup, 'what one received comes page by page', samples, async (directory) => {
    const whole = await rowsOf(directory.receivedInvitations(receivedQuery(me)))
    for (const limit of [1, 2, 4])
      expectEqual(
        await allPages((after) =>
          directory.receivedInvitations(receivedQuery({ ...me, limit, ...(after ? { after } : {}) })),
        ),
        whole,
        `pages of ${limit}`,
      )
  }),
]

const due = (setup: Setup): readonly ContractCase[] => [
  shownCase(
    setup,
    'open invitations are due from their deadline on, the longest overdue first',
    [
      created(),
      created({ in: 2 }),
      invited({ number: 1, to: 'one', due: 30 }),
      invited({ in: 2, number: 2, due: 10 }),
      ...[invited({ number: 3, to: 'three', due: 20 }), accepted({ number: 3 })],
      ...[invited({ number: 4, to: 'four', due: 5 }), declined({ number: 4 })],
      ...[invited({ number: 5, to: 'five', due: 5 }), resent({ number: 5, due: 20 })],
      ...[invited({ number: 6, to: 'six', due: 5 }), expired({ number: 6 })],
      ...[created({ in: 3 }), invited({ in: 3, number: 7, due: 5 }), closed({ in: 3 })],
    ],
    async (directory) => {
      const found = async (at: number, limit = 10) =>
        (await expectOk(directory.dueInvitations(minute(at), limit), 'what is due')).map((one) => one.invitationId)
      expectEqual(await found(9), [], 'before')
      expectEqual(await found(10), [invitation(2)], 'at the first deadline')
      expectEqual(await found(1000), [2, 3, 5, 1].map(invitation), 'long after')
      expectEqual(await found(1000, 3), [2, 3, 5].map(invitation), 'at most three')
      const [first] = await expectOk(directory.dueInvitations(minute(1000), 1), 'the first one')
      expectEqual([first?.communityId.slice(-1), first?.deadline], ['2', minute(10)], 'the first one')
      for (const limit of [0, -1, 0.5, Number.NaN])
        await expectFailure(directory.dueInvitations(minute(1000), limit), 'invalid', `the limit ${limit}`)
    },
  ),
]

/** What somebody received, and what is due. */
export const receivedCases = (setup: Setup): readonly ContractCase[] => [...receivedByMe(setup), ...due(setup)]
