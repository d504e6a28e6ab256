import type { ConsumeOptions, ConsumerGroup, StoreFailure } from '@community-handshake/domain'
import { errAsync, type Result, ResultAsync } from 'neverthrow'
import { makeAlarm } from '../../store/alarm.js'
import { closedFailure } from '../../store/failures.js'
import { makeEnding } from '../../waiting/ending.js'
import { checkConcurrency, checkParkedLimit } from '../group-rules.js'
import type { PartsTaken } from '../parts.js'
import type { DeskMember, GroupDesk } from './group-desk.js'
import { takeUpEvents } from './take-up-events.js'
import { workOff } from './work-off.js'
import type { WorkTable } from './work-table.js'

type MemberOptions = Pick<DeskMember, 'work' | 'concurrency'>

/** Takes part until `over` is aborted, or until the events can be taken up no longer. */
const takePart = async (
  desk: GroupDesk,
  options: MemberOptions,
  over: AbortSignal,
): Promise<Result<void, StoreFailure>> => {
  const ending = makeEnding()
  const alarm = makeAlarm()
  const member = { ...desk, ...options, alarm }
  const end = (): void => ending.abort()
  ending.signal.addEventListener('abort', alarm.ring)
  over.addEventListener('abort', end)
  if (over.aborted) end()
  const unlisten = desk.news.listen(alarm.ring)
  const working = workOff(member, ending.signal)
  const taken = await takeUpEvents(member, ending.signal)
  end()
  await working
  unlisten()
  over.removeEventListener('abort', end)
  return taken
}

/** Makes a group of what its members share. */
export const tableGroup = (desk: GroupDesk, parts: PartsTaken): ConsumerGroup => {
  const ifOpen = <T>(work: () => ResultAsync<T, StoreFailure>): ResultAsync<T, StoreFailure> =>
    parts.isClosed() ? errAsync(closedFailure) : work()
  const look = <T>(question: (table: WorkTable) => T): ResultAsync<T, StoreFailure> =>
    ifOpen(() => desk.look(question).asyncMap((answer) => Promise.resolve(answer)))
  const write = (work: () => void): ResultAsync<void, StoreFailure> =>
    ifOpen(() => new ResultAsync(desk.change(work)).map(desk.news.announce))
  const consume = ({ work, signal }: ConsumeOptions, concurrency: number) =>
    new ResultAsync(parts.run(signal, (over) => takePart(desk, { work, concurrency }, over)))
  return {
    consume: (options) =>
      checkConcurrency(options).asyncAndThen((concurrency) => ifOpen(() => consume(options, concurrency))),
    status: () => look((table) => table.counts(Date.now())),
    parked: (limit) => checkParkedLimit(limit).asyncAndThen((count) => look((table) => table.parked(count))),
    replayParked: () => write(() => desk.table.replayParked(Date.now())),
    remove: () => write(() => desk.table.remove()),
    close: parts.close,
  }
}
