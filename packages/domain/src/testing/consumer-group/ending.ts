import { okAsync } from 'neverthrow'
import { makeAbort } from '../contract/abort.js'
import type { ContractCase, ContractSetup } from '../contract/contract-case.js'
import { expectFailure, expectOk, expectThat } from '../contract/expectations.js'
import { expectNumbers, groupCase, reopenedCase } from './cases.js'
import { failing, type GroupSubject, notedWork, numbered, numberedFrom, numberIn } from './group-subject.js'

const leaving = (setup: ContractSetup<GroupSubject>): readonly ContractCase[] => [
  groupCase(
    setup,
    'a member that leaves finishes what it has begun, and the next one goes on from there',
    async (bench) => {
      await expectOk(bench.store.append('stream-1', 'any', numberedFrom(1, 20)), 'the events')
      let finished = 0
      const first = notedWork(() =>
        okAsync(undefined).map(async () => {
          await bench.pause(20)
          finished += 1
        }),
      )
      const leave = bench.member(bench.group(), { ...first, concurrency: 2 })
      await first.came(4)
      await leave()
      const begun = first.items.length
      expectThat(finished === begun, 'what was begun must be finished when the member has left')
      const second = notedWork()
      const leaveSecond = bench.member(bench.group(), second)
      await second.came(20 - begun)
      await leaveSecond()
      expectNumbers(
        [...first.numbers(), ...second.numbers()],
        numberedFrom(1, 20).map((_event, index) => index + 1),
        'all work',
      )
    },
  ),
]

const lasting = (setup: ContractSetup<GroupSubject>): readonly ContractCase[] => [
  reopenedCase(setup, 'how far a group has come outlives closing, and so does what it set aside', async (reopen) => {
    const bench = await reopen()
    await expectOk(bench.store.append('stream-1', 'any', numberedFrom(1, 10)), 'the events')
    const before = notedWork((item) => (numberIn(item) === 3 ? failing('park', 'broken') : okAsync(undefined)))
    const leave = bench.member(bench.group(), before)
    await before.came(10)
    await bench.untilParked(bench.group(), 1)
    await leave()
    const reopened = await reopen()
    const after = notedWork()
    const leaveAfter = reopened.member(reopened.group(), after)
    await expectOk(reopened.store.append('stream-1', 'any', numberedFrom(11, 5)), 'more events')
    await after.came(5)
    const status = await expectOk(reopened.group().status(), 'the status')
    await leaveAfter()
    expectThat(status.parked === 1, 'what was set aside must be there')
    expectNumbers(after.numbers(), [11, 12, 13, 14, 15], 'what was worked on after')
  }),
]

const closing = (setup: ContractSetup<GroupSubject>): readonly ContractCase[] => [
  groupCase(setup, 'a group that was removed begins anew', async (bench) => {
    await expectOk(bench.store.append('stream-1', 'any', numberedFrom(1, 3)), 'the events')
    const work = () => notedWork((item) => (numberIn(item) === 2 ? failing('park', 'broken') : okAsync(undefined)))
    for (const noted of [work(), work()]) {
      const leave = bench.member(bench.group(), noted)
      await noted.came(3)
      await bench.untilParked(bench.group(), 1)
      await leave()
      await expectOk(bench.group().remove(), 'removing')
      const status = await expectOk(bench.group().status(), 'the status after')
      expectThat(status.parked === 0 && status.inHand === 0, 'nothing must be left')
    }
  }),

  groupCase(setup, 'closing ends every member, and a closed group says so', async (bench) => {
    await expectOk(bench.store.append('stream-1', 'any', [numbered(1)]), 'the event')
    const noted = notedWork()
    const group = bench.group()
    const ended = group.consume({ ...noted, signal: makeAbort().signal })
    await noted.came(1)
    await bench.close()
    await expectOk(ended, 'the member')
    await expectFailure(group.consume({ ...noted, signal: makeAbort().signal }), 'closed', 'taking part')
    await expectFailure(group.status(), 'closed', 'the status')
    await expectFailure(group.parked(), 'closed', 'what was set aside')
    await expectFailure(group.replayParked(), 'closed', 'handing out again')
    await expectFailure(group.remove(), 'closed', 'removing')
  }),
]

const refusing = (setup: ContractSetup<GroupSubject>): readonly ContractCase[] => [
  groupCase(setup, 'options that cannot be are invalid', async ({ groups, group }) => {
    for (const name of ['', 'a b', 'ä', 'x'.repeat(101), 'a/b'])
      await expectFailure(groups.group({ name }), 'invalid', 'a name')
    const wrong = [
      { leaseMs: 99 },
      { maxAttempts: 0 },
      { maxAttempts: 1.5 },
      { longestPauseMs: 0 },
      { leaseMs: 1000, longestPauseMs: 501 },
    ]
    for (const options of wrong)
      await expectFailure(groups.group({ name: 'workers', ...options }), 'invalid', JSON.stringify(options))
    const signal = makeAbort().signal
    for (const concurrency of [0, 101, 1.5])
      await expectFailure(
        group().consume({ ...notedWork(), signal, concurrency }),
        'invalid',
        `concurrency ${concurrency}`,
      )
    for (const limit of [0, 10_001]) await expectFailure(group().parked(limit), 'invalid', `limit ${limit}`)
  }),

  groupCase(setup, 'a member whose signal was aborted before does nothing', async (bench) => {
    await expectOk(bench.store.append('stream-1', 'any', [numbered(1)]), 'the event')
    const noted = notedWork()
    const { signal, abort } = makeAbort()
    abort()
    await expectOk(bench.group().consume({ ...noted, signal }), 'the member')
    expectThat(noted.items.length === 0, 'nothing must be worked on')
  }),
]

/** How taking part comes to its end, and what is refused. */
export const endingCases = (setup: ContractSetup<GroupSubject>): readonly ContractCase[] => [
  ...leaving(setup),
  ...(setup.survivesRestart ? lasting(setup) : []),
  ...closing(setup),
  ...refusing(setup),
]
