import { randomUUID } from 'node:crypto'
import streams, { type ReadReq, type ReadResp } from '@eventstore/db-client/generated/streams_pb.js'
import type { ServerWritableStream } from '@grpc/grpc-js'
import type { NodeRecord } from '../records.js'
import { streamIdOf } from '../wire/names.js'
import { eventMessage } from '../wire/recorded.js'
import { recordFilter } from '../wire/stream-filter.js'
import type { NodeContext } from './gate.js'

/** A call of `Read`. */
export type ReadCall = ServerWritableStream<ReadReq, ReadResp>

const confirmation = (): ReadResp => {
  const confirmed = new streams.ReadResp.SubscriptionConfirmation()
  confirmed.setSubscriptionId(randomUUID())
  const message = new streams.ReadResp()
  message.setConfirmation(confirmed)
  return message
}

const checkpoint = ({ position }: NodeRecord): ReadResp => {
  const reached = new streams.ReadResp.Checkpoint()
  reached.setCommitPosition(String(position))
  reached.setPreparePosition(String(position))
  const message = new streams.ReadResp()
  message.setCheckpoint(reached)
  return message
}

const caughtUp = (): ReadResp => {
  const message = new streams.ReadResp()
  message.setCaughtUp(new streams.ReadResp.CaughtUp())
  return message
}

/** Where in the log a subscription begins. */
const startOf = (all: readonly NodeRecord[], options: ReadReq.Options): number => {
  const one = options.getStream()
  if (one?.hasEnd() ?? options.getAll()?.hasEnd()) return all.length
  const revision = one?.hasRevision() ? Number(one.getRevision()) : undefined
  const position = options.getAll()?.getPosition()?.getCommitPosition()
  const isAfter = (record: NodeRecord): boolean => {
    if (one !== undefined)
      return record.streamId === streamIdOf(one.getStreamIdentifier()) && record.revision > (revision ?? -1)
    return record.position > Number(position ?? -1)
  }
  const index = all.findIndex(isAfter)
  return index < 0 ? all.length : index
}

/** How many records are looked at between two checkpoints; 0 for no checkpoints. */
const intervalOf = (options: ReadReq.Options): number => {
  const filter = options.getFilter()
  if (filter === undefined) return 0
  return filter.getCheckpointintervalmultiplier() * (filter.hasMax() ? filter.getMax() : 32)
}

/** What a record is turned into on its way to a subscriber. */
const messagesFrom = (options: ReadReq.Options): ((record: NodeRecord) => readonly ReadResp[]) => {
  const passes = recordFilter(options.getFilter())
  const only = options.hasStream() ? streamIdOf(options.getStream()?.getStreamIdentifier()) : undefined
  const interval = intervalOf(options)
  let considered = 0
  return (record) => {
    const isWanted = only === undefined ? passes(record) : record.streamId === only
    considered += 1
    const isDue = interval > 0 && considered % interval === 0
    return [...(isWanted ? [eventMessage(record)] : []), ...(isDue ? [checkpoint(record)] : [])]
  }
}

/**
 * Serves a subscription out of the log, from a place that moves on as the client takes messages:
 * nothing is kept for a client that is slow.
 */
export const serveSubscription = (
  { log, subscriptions }: NodeContext,
  call: ReadCall,
  options: ReadReq.Options,
): void => {
  const messagesOf = messagesFrom(options)
  let next = startOf(log.all, options)
  let isLive = false
  let isBlocked = false
  const send = (message: ReadResp): void => {
    if (!call.write(message)) isBlocked = true
  }
  const go = (): void => {
    while (!isBlocked && !call.cancelled) {
      const record = log.all[next]
      if (record === undefined) break
      next += 1
      messagesOf(record).forEach(send)
    }
    if (isBlocked || isLive) return
    isLive = true
    send(caughtUp())
  }
  call.on('drain', () => {
    isBlocked = false
    go()
  })
  const unlisten = log.listen(go)
  const end = (): void => {
    unlisten()
    subscriptions.delete(call)
  }
  subscriptions.add(call)
  call.on('cancelled', end)
  call.on('close', end)
  send(confirmation())
  go()
}
