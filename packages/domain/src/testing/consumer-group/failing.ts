import { okAsync } from 'neverthrow'
import type { ContractCase, ContractSetup } from '../contract/contract-case.js'
import { expectOk, expectThat } from '../contract/expectations.js'
import { expectNumbers, groupCase } from './cases.js'
import { failing, type GroupSubject, notedWork, numbered, numberedFrom, numberIn } from './group-subject.js'

const quick = { longestPauseMs: 5 }

const retrying = (setup: ContractSetup<GroupSubject>): readonly ContractCase[] => [
  groupCase(setup, 'work that fails is tried again, and others go on meanwhile', async (bench) => {
    await expectOk(bench.store.append('stream-1', 'any', numberedFrom(1, 3)), 'the events')
    const noted = notedWork((item) =>
      numberIn(item) === 1 && item.attempt < 4 ? failing('retry', 'not yet') : okAsync(undefined),
    )
    const group = bench.group(quick)
    const leave = bench.member(group, noted)
    await noted.came(6)
    await leave()
    const attempts = noted.items.filter((item) => numberIn(item) === 1).map(({ attempt }) => attempt)
    expectThat(attempts.join() === '1,2,3,4', `attempts must be counted, but were ${attempts.join()}`)
    expectNumbers(noted.numbers(), [1, 1, 1, 1, 2, 3], 'what was worked on')
    expectThat((await expectOk(group.status(), 'the status')).parked === 0, 'nothing must be set aside')
  }),

  groupCase(setup, 'work that fails too often is set aside with its reason', async (bench) => {
    await expectOk(bench.store.append('stream-1', 'any', numberedFrom(1, 2)), 'the events')
    const noted = notedWork((item) => (numberIn(item) === 2 ? failing('retry', 'never') : okAsync(undefined)))
    const group = bench.group({ ...quick, maxAttempts: 3 })
    const leave = bench.member(group, noted)
    await bench.untilParked(group, 1)
    await leave()
    expectNumbers(noted.numbers(), [1, 2, 2, 2], 'what was worked on')
    const [parked, ...others] = await expectOk(group.parked(), 'what was set aside')
    expectThat(others.length === 0, 'one event must be set aside')
    expectThat(parked?.streamId === 'stream-1' && parked.revision === 1n, 'it must be the second event')
    expectThat(parked?.reason.startsWith('never') === true, `the reason must be told, not ${parked?.reason}`)
    expectThat(
      Math.abs(Date.parse(parked?.parkedAt ?? '') - Date.parse(bench.clock.now())) < 60_000,
      'the time must be told',
    )
  }),

  groupCase(setup, 'work that throws is tried again and set aside, without what was thrown', async (bench) => {
    await expectOk(bench.store.append('stream-1', 'any', [numbered(1)]), 'the event')
    const noted = notedWork(() => {
      throw new RangeError('the password is 12345')
    })
    const group = bench.group({ ...quick, maxAttempts: 2 })
    const leave = bench.member(group, noted)
    await bench.untilParked(group, 1)
    await leave()
    const [parked] = await expectOk(group.parked(), 'what was set aside')
    expectThat(noted.items.length === 2, 'there must be two attempts')
    expectThat(parked?.reason.includes('RangeError') === true, 'the reason must name the error')
    expectThat(parked?.reason.includes('password') === false, 'the reason must not repeat what was thrown')
  }),
]

const parking = (setup: ContractSetup<GroupSubject>): readonly ContractCase[] => [
  groupCase(setup, 'work that can never be done is set aside at once', async (bench) => {
    await expectOk(bench.store.append('stream-1', 'any', numberedFrom(1, 3)), 'the events')
    const noted = notedWork((item) => (numberIn(item) === 2 ? failing('park', 'no address') : okAsync(undefined)))
    const group = bench.group()
    const leave = bench.member(group, noted)
    await bench.untilParked(group, 1)
    await noted.came(3)
    await leave()
    expectNumbers(noted.numbers(), [1, 2, 3], 'what was worked on')
    const [parked] = await expectOk(group.parked(), 'what was set aside')
    expectThat(parked?.reason === 'no address', 'the reason must be told')
  }),

  groupCase(setup, 'what was set aside is handed out once more when it is asked for', async (bench) => {
    const appended = await expectOk(bench.store.append('stream-1', 'any', [numbered(1)]), 'the event')
    let isRepaired = false
    const noted = notedWork(() => (isRepaired ? okAsync(undefined) : failing('park', 'broken')))
    const group = bench.group()
    const leave = bench.member(group, noted)
    await bench.untilParked(group, 1)
    isRepaired = true
    await expectOk(group.replayParked(), 'handing out again')
    await noted.came(2)
    await leave()
    const again = noted.items[1]
    expectThat(again?.attempt === 1, 'it must be the first attempt again')
    expectThat(again?.event.position === appended.position, 'it must come with its position')
    expectThat((await expectOk(group.status(), 'the status')).parked === 0, 'nothing must be set aside any more')
    expectThat((await expectOk(group.parked(), 'what was set aside')).length === 0, 'the list must be empty')
  }),

  groupCase(setup, 'an event can be set aside again and again', async (bench) => {
    await expectOk(bench.store.append('stream-1', 'any', [numbered(1)]), 'the event')
    const noted = notedWork(() => failing('park', 'broken'))
    const group = bench.group()
    const leave = bench.member(group, noted)
    for (let round = 1; round <= 3; round += 1) {
      await noted.came(round)
      await bench.until(async () => (await expectOk(group.parked(), 'what was set aside')).length === 1)
      await expectOk(group.replayParked(), 'handing out again')
    }
    await noted.came(4)
    await leave()
  }),
]

/** What becomes of work that fails. */
export const failingCases = (setup: ContractSetup<GroupSubject>): readonly ContractCase[] => [
  ...retrying(setup),
  ...parking(setup),
]
