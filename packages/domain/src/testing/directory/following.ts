import type { ResultAsync } from 'neverthrow'
import { communityStreamId } from '../../history/community-history.js'
import type { EventId } from '../../identity/ids.js'
import type { CommunityDirectory } from '../../ports/community-directory.js'
import type { EventToAppend, Position } from '../../ports/event-store.js'
import { type ContractCase, type ContractSetup, freshCase, restartCase } from '../contract/contract-case.js'
import { expectEqual, expectErr, expectFailure, expectOk } from '../contract/expectations.js'
import { allPages, communitiesIn, communityQuery, invitationQuery, receivedQuery, rowsOf } from './asking.js'
import { type DirectorySubject, historyWriter } from './directory-subject.js'
import { community, created, invitation, invited, joined, memberEvent, minute } from './sample-events.js'

type Setup = ContractSetup<DirectorySubject>

type Question = (directory: CommunityDirectory) => ResultAsync<unknown, { readonly kind: string }>

const questions: { readonly [name: string]: Question } = {
  communities: (directory) => directory.communities(communityQuery()),
  invitations: (directory) => directory.invitations(invitationQuery()),
  receivedInvitations: (directory) => directory.receivedInvitations(receivedQuery({})),
  communityOf: (directory) => directory.communityOf(invitation()),
  dueInvitations: (directory) => directory.dueInvitations(minute(0), 1),
  waitFor: (directory) => directory.waitFor('0' as Position),
}

const otherEvent: EventToAppend = {
  id: '01890a5d-ac96-774b-acce-000000000001' as EventId,
  type: 'Happened',
  text: 'no envelope',
  digest: '',
}

const appended = async ({ store }: DirectorySubject, streamId: string, event: EventToAppend): Promise<Position> =>
  (await expectOk(store.append(streamId, 'any', [event]), `appending to ${streamId}`)).position

const levelCases = (setup: Setup): readonly ContractCase[] => [
  freshCase(setup, 'an answer holds everything that was stored before the question', async (subject) => {
    const { write } = historyWriter()
    const { directory } = subject
    for (let number = 1; number <= 5; number += 1) {
      await write(subject, created({ in: number, at: number }))
      const expected = [1, 2, 3, 4, 5].slice(0, number)
      expectEqual(await communitiesIn(directory.communities(communityQuery())), expected, `after ${number}`)
    }
  }),

  freshCase(setup, 'questions at the same moment all get whole answers', async (subject) => {
    await historyWriter().write(subject, created(), ...joined())
    const answers = Array.from({ length: 20 }, () => rowsOf(subject.directory.communities(communityQuery())))
    for (const rows of await Promise.all(answers)) expectEqual(rows[0]?.tenantCount, 2, 'the number of tenants')
  }),

  freshCase(setup, 'a history of several pages is read to its end, each event once', async (subject) => {
    const numbers = Array.from({ length: 700 }, (_none, index) => index + 1)
    const { write } = historyWriter()
    await write(subject, created())
    const guests = numbers.map((number) => ({ number, at: number, to: `guest-${number}`, tenant: `guest-${number}` }))
    await write(subject, ...guests.flatMap(joined))
    const [row] = await rowsOf(subject.directory.communities(communityQuery()))
    expectEqual(row?.tenantCount, 701, 'the number of tenants')
    const all = await allPages((after) =>
      subject.directory.invitations(invitationQuery(after === undefined ? {} : { after })),
    )
    const expected = numbers.map((number) => [invitation(number), 'Confirmed']).reverse()
    expectEqual(
      all.map(({ invitationId, status }) => [invitationId, status]),
      expected,
      'the invitations',
    )
  }),

  freshCase(setup, 'streams of other kinds and events of a newer software are passed over', async (subject) => {
    const { write } = historyWriter()
    await write(subject, created())
    await appended(subject, 'notification-1', otherEvent)
    await write(subject, { ...invited(), type: 'TenantPromoted' }, created({ in: 2 }))
    expectEqual(await communitiesIn(subject.directory.communities(communityQuery())), [1, 2], 'the communities')
  }),
]

const failing = (setup: Setup): readonly ContractCase[] => [
  freshCase(setup, 'an event that was changed after it was written stops every answer', async (subject) => {
    const { write, seal } = historyWriter()
    await write(subject, created())
    const sealed = seal(subject, memberEvent('SharingPaused', { tenant: 'owner' }))
    const text = sealed.text.replace('SharingPaused', 'SharingResumed')
    await appended(subject, communityStreamId(community()), { ...sealed, text })
    for (const _try of [1, 2])
      for (const [name, ask] of Object.entries(questions)) {
        if (name !== 'waitFor') await expectFailure(ask(subject.directory), 'damaged', name)
      }
  }),

  freshCase(setup, 'a closed directory says so, and can be closed twice', async (subject) => {
    await historyWriter().write(subject, created())
    await subject.directory.close()
    await subject.directory.close()
    for (const [name, ask] of Object.entries(questions)) await expectFailure(ask(subject.directory), 'closed', name)
  }),
]

const waiting = (setup: Setup): readonly ContractCase[] => [
  freshCase(
    setup,
    'waiting for a position ends when everything up to it is shown, whatever its stream',
    async (subject) => {
      const { write } = historyWriter()
      const { directory } = subject
      const first = await write(subject, created())
      const other = await appended(subject, 'notification-1', otherEvent)
      for (const position of [other, first, other])
        if (position !== undefined) await expectOk(directory.waitFor(position), 'waiting')
      await write(subject, created({ in: 2 }))
      expectEqual(await communitiesIn(directory.communities(communityQuery())), [1, 2], 'the communities')
    },
  ),

  freshCase(setup, 'waiting for a position that never comes ends with the directory behind', async (subject) => {
    await historyWriter().write(subject, created())
    const failure = await expectErr(subject.directory.waitFor('99999999999999999999' as Position), 'waiting')
    expectEqual([failure.kind, failure.message.length > 0], ['directory-behind', true], 'the failure')
  }),
]

const lasting = (setup: Setup): readonly ContractCase[] => [
  restartCase(setup, 'a directory goes on after a restart, and loses and repeats nothing', async ({ restart }) => {
    const { write } = historyWriter()
    await write(await restart(), created())
    for (const number of [1, 2, 3, 4]) {
      const about = { number, tenant: `guest-${number}`, to: `guest-${number}` }
      const subject = await restart()
      await write(subject, ...joined(about))
      // Now and then nobody asks between two restarts.
      if (number === 3) continue
      const [row] = await rowsOf(subject.directory.communities(communityQuery()))
      expectEqual(row?.tenantCount, number + 1, `the number of tenants after ${number}`)
    }
    const { directory } = await restart()
    expectEqual((await rowsOf(directory.invitations(invitationQuery()))).length, 4, 'the number of invitations')
  }),
]

/** How a directory follows the store. */
export const followingCases = (setup: Setup): readonly ContractCase[] => [
  ...levelCases(setup),
  ...failing(setup),
  ...waiting(setup),
  ...(setup.survivesRestart ? lasting(setup) : []),
]
