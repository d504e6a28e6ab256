import { okAsync } from 'neverthrow'
import type { ContractCase, ContractSetup } from '../contract/contract-case.js'
import { expectOk, expectThat } from '../contract/expectations.js'
import { expectNumbers, groupCase } from './cases.js'
import { type GroupSubject, notedWork, numbered, numberedFrom, numberIn } from './group-subject.js'

const range = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_none, index) => first + index)

const givingWork = (setup: ContractSetup<GroupSubject>): readonly ContractCase[] => [
  groupCase(setup, 'a member works on the past and then on the present, on each event once', async (bench) => {
    await expectOk(bench.store.append('stream-1', 'any', numberedFrom(1, 30)), 'the past')
    const noted = notedWork()
    const leave = bench.member(bench.group(), noted)
    await noted.came(30)
    await expectOk(bench.store.append('stream-2', 'any', numberedFrom(31, 10)), 'the present')
    await noted.came(40)
    await leave()
    expectNumbers(noted.numbers(), range(1, 40), 'what was worked on')
  }),

  groupCase(setup, 'an event comes with all that was stored, and as the first attempt', async (bench) => {
    const appended = await expectOk(bench.store.append('stream-1', 'any', [numbered(1)]), 'the append')
    const noted = notedWork()
    const leave = bench.member(bench.group(), noted)
    await noted.came(1)
    await leave()
    const [item] = noted.items
    const expected = { ...numbered(1), streamId: 'stream-1', revision: 0n, position: appended.position }
    for (const [key, value] of Object.entries(expected))
      expectThat(item !== undefined && Reflect.get(item.event, key) === value, `${key} must be what was stored`)
    expectThat(item?.attempt === 1, 'it must be the first attempt')
  }),

  groupCase(setup, 'a group with a prefix works on those streams only', async (bench) => {
    for (const [index, stream] of ['a_b-1', 'aXb-1', 'A_b-1', 'a_b-2'].entries())
      await expectOk(bench.store.append(stream, 'any', [numbered(index)]), 'an append')
    const noted = notedWork()
    const leave = bench.member(bench.group({ streamPrefix: 'a_b-' }), noted)
    await noted.came(2)
    await expectOk(bench.store.append('aXb-1', 'any', [numbered(8)]), 'an append elsewhere')
    await expectOk(bench.store.append('a_b-1', 'any', [numbered(9)]), 'an append there')
    await noted.came(3)
    await leave()
    expectNumbers(noted.numbers(), [0, 3, 9], 'what was worked on')
  }),
]

const choosingWork = (setup: ContractSetup<GroupSubject>): readonly ContractCase[] => [
  groupCase(setup, 'a group that begins at the end leaves out what was stored before', async (bench) => {
    await expectOk(bench.store.append('stream-1', 'any', numberedFrom(1, 5)), 'the past')
    const noted = notedWork()
    const group = bench.group({ from: 'end' })
    const first = bench.member(group, noted)
    // The group is made by its first member; what comes after that is its work.
    await expectOk(group.status(), 'the status')
    let number = 6
    while (noted.items.length === 0) {
      await expectOk(bench.store.append('stream-1', 'any', [numbered(number)]), 'the present')
      number += 1
      await bench.pause(20)
    }
    await first()
    expectThat(
      noted.numbers().every((done) => done > 5),
      'only the present must be worked on',
    )
  }),

  groupCase(setup, 'groups of different names do not touch one another', async (bench) => {
    await expectOk(bench.store.append('stream-1', 'any', numberedFrom(1, 5)), 'the past')
    const [one, other] = [notedWork(), notedWork()]
    const leaveOne = bench.member(bench.group({ name: 'one' }), one)
    await one.came(5)
    await leaveOne()
    const leaveOther = bench.member(bench.group({ name: 'other' }), other)
    await other.came(5)
    await leaveOther()
    expectNumbers(other.numbers(), range(1, 5), 'what the other group worked on')
  }),
]

const sharingWork = (setup: ContractSetup<GroupSubject>): readonly ContractCase[] => [
  groupCase(setup, 'members share the work: each event is worked on by one of them', async (bench) => {
    const [one, other] = [notedWork(), notedWork()]
    const leaves = [one, other].map((noted) => bench.member(bench.group(), { ...noted, concurrency: 2 }))
    await expectOk(bench.store.append('stream-1', 'any', numberedFrom(1, 60)), 'the events')
    const all = () => [...one.numbers(), ...other.numbers()]
    await bench.until(() => all().length >= 60)
    for (const leave of leaves) await leave()
    expectNumbers(all(), range(1, 60), 'what was worked on')
  }),

  groupCase(setup, 'a member works on no more events at the same time than it wants to', async (bench) => {
    let [now, most] = [0, 0]
    const noted = notedWork(() => {
      now += 1
      most = Math.max(most, now)
      return okAsync(undefined).map(async () => {
        await bench.pause(2)
        now -= 1
      })
    })
    await expectOk(bench.store.append('stream-1', 'any', numberedFrom(1, 40)), 'the events')
    const leave = bench.member(bench.group(), { ...noted, concurrency: 3 })
    await noted.came(40)
    await leave()
    expectThat(most === 3, `3 at the same time were wanted, ${most} were worked on`)
  }),

  groupCase(setup, 'an event goes to somebody else when its member takes longer than its lease', async (bench) => {
    await expectOk(bench.store.append('stream-1', 'any', [numbered(1)]), 'the event')
    let isAwake = false
    // Not for ever, or a group that never takes the event away could not be closed any more.
    const sleep = async (): Promise<void> => {
      for (let look = 0; look < 250 && !isAwake; look += 1) await bench.pause(20)
    }
    const slow = notedWork(() => okAsync(undefined).map(sleep))
    const leaveSlow = bench.member(bench.group({ leaseMs: 300 }), { ...slow, concurrency: 1 })
    await slow.came(1)
    const quick = notedWork()
    const leaveQuick = bench.member(bench.group({ leaseMs: 300 }), quick)
    await quick.came(1)
    isAwake = true
    await leaveQuick()
    await leaveSlow()
    expectThat(quick.items.map(numberIn).join() === '1', 'the other member must have worked on it')
    expectThat((quick.items[0]?.attempt ?? 0) > 1, 'it must not be the first attempt')
  }),
]

/** How work is given out. */
export const workingCases = (setup: ContractSetup<GroupSubject>): readonly ContractCase[] => [
  ...givingWork(setup),
  ...choosingWork(setup),
  ...sharingWork(setup),
]
