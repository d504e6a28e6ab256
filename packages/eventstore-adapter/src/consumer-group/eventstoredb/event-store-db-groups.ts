import type {
  ConsumeOptions,
  ConsumerGroup,
  ConsumerGroups,
  ParkedWork,
  StoreFailure,
} from '@community-handshake/domain'
import { err, errAsync, ok, type Result, ResultAsync } from 'neverthrow'
import type { CallProblem } from '../../eventstoredb/calls/call-problem.js'
import type { Caller, CallParts } from '../../eventstoredb/calls/caller.js'
import { readFailureOf } from '../../eventstoredb/calls/failure-of.js'
import type { Reader } from '../../eventstoredb/read/reader.js'
import type { StreamNames } from '../../eventstoredb/wire/stream-names.js'
import { closedFailure } from '../../store/failures.js'
import { checkConcurrency, checkParkedLimit, type GroupRules, groupRules } from '../group-rules.js'
import { makeParts } from '../parts.js'
import { groupStatus, removeGroup, replayParked } from './group-calls.js'
import { parkedOf, parkedStreamOf } from './read-parked.js'
import { takePart } from './take-part.js'

/** What groups on EventStoreDB are made with. */
export interface EventStoreDbGroupsParts {
  readonly caller: Caller
  /** Makes calls that last. */
  readonly lasting: Caller
  readonly reader: Reader
  readonly names: StreamNames
  /** What the names of groups in the database begin with. */
  readonly namespace: string
  readonly onTrouble: (failure: StoreFailure, attempt: number) => void
  /** Aborted when the store closes. */
  readonly closing: AbortSignal
}

/** Groups that can be ended all together. */
export interface OwnedGroups extends ConsumerGroups {
  readonly close: () => Promise<void>
}

const makeGroup = (parts: EventStoreDbGroupsParts, rules: GroupRules): ConsumerGroup => {
  const { caller, reader, names, closing } = parts
  const group = `${parts.namespace}${rules.name}`
  const taken = makeParts(closing)

  const call = <T>(work: (call: CallParts) => Promise<Result<T, CallProblem>>) =>
    new ResultAsync(caller.call(work, closing))
  const ifThere =
    <T>(none: T) =>
    (problem: CallProblem): Result<T, StoreFailure> =>
      problem.kind === 'missing' ? ok(none) : err(readFailureOf(problem))

  const consume = (options: ConsumeOptions, concurrency: number): Promise<Result<void, StoreFailure>> =>
    taken.run(options.signal, (over) => takePart({ ...parts, rules, group, concurrency, work: options.work }, over))
  const readParked = async (count: number): Promise<Result<readonly ParkedWork[], StoreFailure>> => {
    const links = await reader.raw({ name: parkedStreamOf(group), from: 0n, count }, closing)
    return links.map((all) => all.map((link) => parkedOf(link, names)).filter((work) => work !== undefined))
  }
  return {
    consume: (options) =>
      checkConcurrency(options).asyncAndThen((concurrency) =>
        closing.aborted || taken.isClosed() ? errAsync(closedFailure) : new ResultAsync(consume(options, concurrency)),
      ),
    status: () => call((parts) => groupStatus(parts, group)).orElse(ifThere({ parked: 0, inHand: 0 })),
    parked: (limit) => checkParkedLimit(limit).asyncAndThen((count) => new ResultAsync(readParked(count))),
    replayParked: () => call((parts) => replayParked(parts, group)).orElse(ifThere(undefined)),
    remove: () => call((parts) => removeGroup(parts, group)).orElse(ifThere(undefined)),
    close: taken.close,
  }
}

/** Opens consumer groups as persistent subscriptions to all streams. */
export const eventStoreDbGroups = (parts: EventStoreDbGroupsParts): OwnedGroups => {
  const opened = new Set<ConsumerGroup>()
  return {
    group: (options) =>
      groupRules(options).map((rules) => {
        const group = makeGroup(parts, rules)
        opened.add(group)
        return group
      }),
    close: async () => {
      await Promise.all([...opened].map((group) => group.close()))
    },
  }
}
