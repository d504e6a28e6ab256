import type { ServiceError } from '@grpc/grpc-js'
import type { NodeLog } from '../node-log.js'
import type { GroupDelivery } from '../wire/recorded.js'
import type { RecordFilter } from '../wire/stream-filter.js'
import { type GroupHands, type GroupMember, groupHands } from './group-hands.js'
import { type GroupSource, groupSource } from './group-source.js'
import { type ParkedStream, parkedStream } from './parked-stream.js'

/** How a group was created. */
export interface GroupSettings {
  readonly name: string
  readonly passes: RecordFilter
  /** Only what comes after this position. */
  readonly after: number
  readonly maxRetryCount: number
  readonly messageTimeoutMs: number
}

/** What a member wants to become of what it cannot do. */
export interface Nack {
  readonly ids: readonly string[]
  readonly action: 'retry' | 'park' | 'skip'
  readonly reason: string
}

/** A persistent subscription to all streams. */
export interface Group {
  readonly settings: GroupSettings
  readonly parked: ParkedStream
  readonly inFlight: () => number
  /** The position up to which everything was settled. */
  readonly checkpoint: () => number
  readonly join: (member: GroupMember) => void
  readonly leave: (member: GroupMember) => void
  readonly ack: (member: GroupMember, ids: readonly string[]) => void
  readonly nack: (member: GroupMember, nack: Nack) => void
  readonly replayParked: () => void
  /** Gives members with free places what there is. */
  readonly dispatch: () => void
  /** Lets all members go and takes back what they held. */
  readonly dropMembers: (error: ServiceError) => void
}

interface Parts {
  readonly source: GroupSource
  readonly hands: GroupHands
}

const dispatchIn = ({ source, hands }: Parts): void => {
  for (;;) {
    const member = hands.mostIdle()
    const delivery = member && source.take()
    if (member === undefined || delivery === undefined) return
    hands.give(member, delivery)
  }
}

const checkpointOf = ({ source, hands }: Parts): number => {
  const unsettled = [...hands.held(), ...source.waiting()].filter(({ link }) => link === undefined)
  return Math.min(source.position(), ...unsettled.map(({ record }) => record.position - 1))
}

/** Makes a group that reads the log. */
export const makeGroup = (log: NodeLog, settings: GroupSettings): Group => {
  const { maxRetryCount } = settings
  const parked = parkedStream(log, settings.name)
  const source = groupSource(log, settings.after, settings.passes)

  const retryOrPark = (delivery: GroupDelivery): void => {
    const { retryCount } = delivery
    if (retryCount < maxRetryCount) source.tryAgain({ ...delivery, retryCount: retryCount + 1 })
    else parked.add(delivery, `Reached retry count of ${maxRetryCount}`)
  }
  const hands = groupHands(settings.messageTimeoutMs, (delivery) => {
    retryOrPark(delivery)
    dispatch()
  })
  const dispatch = (): void => dispatchIn({ source, hands })

  return {
    settings,
    parked,
    dispatch,
    inFlight: () => hands.held().length,
    checkpoint: () => checkpointOf({ source, hands }),
    join: (member) => {
      hands.join(member)
      dispatch()
    },
    leave: (member) => {
      hands.leave(member).forEach(retryOrPark)
      dispatch()
    },
    ack: (member, ids) => {
      hands.take(member, ids)
      dispatch()
    },
    nack: (member, { ids, action, reason }) => {
      for (const delivery of hands.take(member, ids)) {
        if (action === 'park') parked.add(delivery, reason)
        if (action === 'retry') retryOrPark(delivery)
      }
      dispatch()
    },
    replayParked: () => {
      source.tryAgain(...parked.takeAll())
      dispatch()
    },
    dropMembers: (error) => {
      for (const member of hands.members()) {
        hands.leave(member).forEach(retryOrPark)
        member.drop(error)
      }
    },
  }
}
