import type { CommunityQuery, CommunitySort } from '../../ports/community-directory.js'
import { type ContractCase, type ContractSetup, freshCase } from '../contract/contract-case.js'
import { expectEqual, expectFailure, expectOk } from '../contract/expectations.js'
import { allPages, communitiesIn, communityQuery, expectUnknownCursor, shownCase } from './asking.js'
import { type DirectorySubject, historyWriter } from './directory-subject.js'
import { aliasChanged, created, joined, memberEvent, membersAdded } from './sample-events.js'

type Setup = ContractSetup<DirectorySubject>

// The guest takes part in all of them; the numbers of tenants are 2, 3, 2, 4, 2.
const samples = [
  created({ in: 1, at: 5, name: 'beta', description: 'b' }),
  created({ in: 2, at: 4, name: 'Alpha', description: '' }),
  created({ in: 3, at: 3, name: '\u{1f600}', description: 'B' }),
  created({ in: 4, at: 2, name: '\ufffd', description: 'a' }),
  created({ in: 5, at: 2, name: 'ALPHA', description: 'c' }),
  ...joined({ in: 3, number: 3, at: 10 }),
  ...joined({ in: 1, number: 1, at: 11 }),
  ...joined({ in: 5, number: 5, at: 12 }),
  ...joined({ in: 4, number: 4, at: 12 }),
  ...joined({ in: 2, number: 2, at: 13 }),
  ...joined({ in: 4, number: 6, tenant: 'third' }),
  ...joined({ in: 4, number: 7, tenant: 'fourth' }),
  ...joined({ in: 2, number: 8, tenant: 'third' }),
  memberEvent('SharingPaused', { in: 4, tenant: 'third' }),
  memberEvent('SharingPaused', { in: 4, tenant: 'fourth' }),
  memberEvent('SharingPaused', { in: 1 }),
  membersAdded({ in: 2, users: ['una'] }),
  membersAdded({ in: 5, users: ['una'] }),
  aliasChanged({ in: 1, alias: 'zeta' }),
]

const orders: { readonly [Sort in CommunitySort]: readonly number[] } = {
  joinedAt: [3, 1, 4, 5, 2],
  createdAt: [4, 5, 3, 2, 1],
  name: [2, 5, 1, 4, 3],
  description: [2, 4, 1, 3, 5],
  tenantCount: [1, 3, 5, 2, 4],
  sharingStatus: [2, 3, 5, 1, 4],
  membership: [1, 3, 4, 2, 5],
}
const sorts = Object.keys(orders) as readonly CommunitySort[]

const query = (also: Partial<CommunityQuery>): CommunityQuery => communityQuery({ of: 'guest', ...also })

const orderCases = (setup: Setup): readonly ContractCase[] =>
  sorts.map((sortBy) =>
    shownCase(setup, `communities are sorted by ${sortBy}, then by id, both ways`, samples, async (directory) => {
      const up = query({ sortBy })
      const down = query({ sortBy, direction: 'descending' })
      expectEqual(await communitiesIn(directory.communities(up)), orders[sortBy], 'ascending')
      expectEqual(await communitiesIn(directory.communities(down)), [...orders[sortBy]].reverse(), 'descending')
      for (const one of [up, down]) {
        const whole = await expectOk(directory.communities(one), 'the whole list')
        for (const limit of [1, 2, 3, 5])
          expectEqual(
            await allPages((after) => directory.communities({ ...one, limit, ...(after ? { after } : {}) })),
            whole.rows,
            `pages of ${limit}`,
          )
      }
    }),
  )

const pagingCases = (setup: Setup): readonly ContractCase[] => [
  freshCase(setup, 'what comes and goes between two pages neither repeats nor hides another row', async (subject) => {
    const { write } = historyWriter()
    await write(subject, ...samples)
    const { directory } = subject
    const first = await expectOk(directory.communities(query({ sortBy: 'name', limit: 2 })), 'the first page')
    const early = [created({ in: 6, ownedBy: 'guest', name: 'aaa' }), memberEvent('TenantLeft', { in: 5 })]
    await write(subject, ...early, created({ in: 7, ownedBy: 'guest', name: 'yyy' }))
    const { next } = first
    if (next === undefined) throw new Error('there must be a second page')
    const rest = directory.communities(query({ sortBy: 'name', after: next }))
    expectEqual(await communitiesIn(rest), [7, 1, 4, 3], 'the rest')
  }),

  shownCase(setup, 'a cursor fits no list but its own', samples, async (directory) => {
    const page = await expectOk(directory.communities(query({ limit: 1 })), 'the first page')
    const { next: after } = page
    if (after === undefined) throw new Error('there must be a second page')
    for (const also of [{ sortBy: 'createdAt' }, { direction: 'descending' }] as const)
      await expectUnknownCursor(directory.communities(query({ ...also, after })), 'another order')
    for (const wrong of ['', 'nonsense', `${after}A`, after.slice(0, -2), 'W10', '💥'])
      await expectUnknownCursor(directory.communities(query({ after: wrong })), `the cursor ${wrong}`)
  }),

  shownCase(
    setup,
    'a limit outside 1 to 200, an unknown order and direction are invalid',
    samples,
    async (directory) => {
      for (const limit of [0, -1, 1.5, 201, Number.NaN, Number.POSITIVE_INFINITY])
        await expectFailure(directory.communities(query({ limit })), 'invalid', `the limit ${limit}`)
      const sortBy = 'toString' as CommunitySort
      await expectFailure(directory.communities(query({ sortBy })), 'invalid', 'an unknown order')
      const direction = 'sideways' as CommunityQuery['direction']
      await expectFailure(directory.communities(query({ direction })), 'invalid', 'an unknown direction')
      expectEqual((await expectOk(directory.communities(query({ limit: 200 })), 'the list')).rows.length, 5, 'the rows')
    },
  ),
]

/** In which order communities are listed, and how one pages through them. */
export const communityOrderCases = (setup: Setup): readonly ContractCase[] => [
  ...orderCases(setup),
  ...pagingCases(setup),
]
