import type { ConsumeOptions, ConsumerGroup, ConsumerGroupOptions } from '../../ports/consumer-group.js'
import { makeAbort } from '../contract/abort.js'
import { type ContractCase, type ContractSetup, freshCase, restartCase } from '../contract/contract-case.js'
import { expectOk, expectThat } from '../contract/expectations.js'
import type { GroupSubject } from './group-subject.js'

/** Groups under test. */
export interface Bench extends GroupSubject {
  /** Opens a group; throws if the options are wrong. */
  readonly group: (options?: Partial<ConsumerGroupOptions>) => ConsumerGroup
  /** Lets a member take part until the returned function is called; that fails unless the member then ends well. */
  readonly member: (group: ConsumerGroup, options: Omit<ConsumeOptions, 'signal'>) => () => Promise<void>
  /** Waits until a condition holds, looking again every few milliseconds. */
  readonly until: (condition: () => boolean | Promise<boolean>) => Promise<void>
  /** Waits until so many events are set aside in the group. */
  readonly untilParked: (group: ConsumerGroup, count: number) => Promise<void>
}

const benchOf = (subject: GroupSubject): Bench => {
  const group: Bench['group'] = (options = {}) => {
    const opened = subject.groups.group({ name: 'workers', ...options })
    if (opened.isErr()) throw new Error(opened.error.message)
    return opened.value
  }
  const until: Bench['until'] = async (condition) => {
    while (!(await condition())) {
      // In a case that took too long everything is closed: what it waits for never comes.
      group()
      await subject.pause(10)
    }
  }
  return {
    ...subject,
    group,
    until,
    untilParked: (waitedFor, count) =>
      until(async () => (await expectOk(waitedFor.status(), 'the status')).parked === count),
    member: (group, options) => {
      const { signal, abort, listeners } = makeAbort()
      const ended = group.consume({ ...options, signal })
      return async () => {
        abort()
        await expectOk(ended, 'the member')
        expectThat(listeners() === 0, 'a member that has left must listen to its signal no longer')
      }
    },
  }
}

/** Makes a case about groups on an empty store. */
export const groupCase = (
  setup: ContractSetup<GroupSubject>,
  name: string,
  test: (bench: Bench) => Promise<void>,
): ContractCase => freshCase(setup, name, (subject) => test(benchOf(subject)))

/** Makes a case about groups that are closed and opened again on the same data. */
export const reopenedCase = (
  setup: ContractSetup<GroupSubject>,
  name: string,
  test: (reopen: () => Promise<Bench>) => Promise<void>,
): ContractCase => restartCase(setup, name, ({ restart }) => test(async () => benchOf(await restart())))

/** Fails unless each number was there exactly once, in whatever order. */
export const expectNumbers = (actual: readonly number[], expected: readonly number[], what: string): void => {
  const sorted = [...actual].sort((left, right) => left - right)
  expectThat(sorted.join() === expected.join(), `${what}: expected ${expected.join()}, got ${sorted.join()}`)
}
