import type { EventStore, ExpectedRevision } from '../../ports/event-store.js'
import { type ContractCase, type ContractSetup, freshCase } from '../contract/contract-case.js'
import { expectEqual, expectErr, expectOk } from '../contract/expectations.js'
import { readAllOf, sample, samples } from './sample-events.js'

interface Expectation {
  /** How many events the stream has before. */
  readonly before: number
  readonly expected: ExpectedRevision
  /** The revision after the append of one event; undefined for a conflict. */
  readonly revision?: bigint
}

const expectations: readonly Expectation[] = [
  { before: 0, expected: 'any', revision: 0n },
  { before: 0, expected: 'no_stream', revision: 0n },
  { before: 0, expected: 'stream_exists' },
  { before: 0, expected: 0n },
  { before: 0, expected: 7n },
  { before: 2, expected: 'any', revision: 2n },
  { before: 2, expected: 'no_stream' },
  { before: 2, expected: 'stream_exists', revision: 2n },
  { before: 2, expected: 1n, revision: 2n },
  { before: 2, expected: 0n },
  { before: 2, expected: 2n },
  { before: 2, expected: 2n ** 60n },
]

const nameOf = ({ before, expected, revision }: Expectation): string => {
  const stream = before === 0 ? 'a stream that does not exist' : `a stream of ${before} events`
  const wanted = typeof expected === 'bigint' ? `revision ${expected}` : expected
  return `append expecting ${wanted} on ${stream} ${revision === undefined ? 'is a conflict' : `gives revision ${revision}`}`
}

const check = async (store: EventStore, { before, expected, revision }: Expectation): Promise<void> => {
  if (before > 0) await expectOk(store.append('stream-1', 'no_stream', samples(1, before)), 'the events before')
  const appending = store.append('stream-1', expected, [sample(100)])
  if (revision !== undefined) {
    const appended = await expectOk(appending, 'the append')
    expectEqual(appended.revision, revision, 'the revision')
    return
  }
  const actual = before === 0 ? 'no_stream' : BigInt(before - 1)
  const conflict = { kind: 'revision-conflict', streamId: 'stream-1', expected, actual }
  expectEqual(await expectErr(appending, 'the append'), conflict, 'the conflict')
  expectEqual((await readAllOf(store, 'stream-1')).length, before, 'the number of events after the conflict')
}

/** Every kind of expected revision, on streams that exist and on one that does not. */
export const expectedRevisionCases = (setup: ContractSetup<EventStore>): readonly ContractCase[] =>
  expectations.map((expectation) => freshCase(setup, nameOf(expectation), (store) => check(store, expectation)))
