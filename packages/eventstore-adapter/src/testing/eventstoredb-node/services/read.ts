import streams, { type ReadReq, type ReadResp } from '@eventstore/db-client/generated/streams_pb.js'
import type { handleServerStreamingCall } from '@grpc/grpc-js'
import type { NodeRecord } from '../records.js'
import { identifierOf, streamIdOf } from '../wire/names.js'
import { eventMessage } from '../wire/recorded.js'
import { streamDeleted } from '../wire/rpc-errors.js'
import { recordFilter } from '../wire/stream-filter.js'
import { admit, type NodeContext } from './gate.js'
import { type ReadCall, serveSubscription } from './subscription.js'
import { writeAll } from './write-all.js'

interface Bounds {
  /** The place to read from; undefined for the beginning, or reading backwards the end. */
  readonly from: number | undefined
  readonly isEnd: boolean
  readonly isBackwards: boolean
}

const boundsOf = (options: ReadReq.Options): Bounds => {
  const one = options.getStream()
  const all = options.getAll()
  const place = one?.hasRevision() ? one.getRevision() : all?.getPosition()?.getCommitPosition()
  return {
    from: place === undefined ? undefined : Number(place),
    isEnd: one?.hasEnd() ?? all?.hasEnd() ?? false,
    isBackwards: options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS,
  }
}

type PlaceOf = (record: NodeRecord) => number

const inBounds = (records: readonly NodeRecord[], bounds: Bounds, placeOf: PlaceOf): readonly NodeRecord[] => {
  const { from, isEnd, isBackwards } = bounds
  if (isBackwards) {
    const part = from === undefined ? records : records.filter((record) => placeOf(record) <= from)
    return [...part].reverse()
  }
  if (isEnd) return []
  return from === undefined ? records : records.filter((record) => placeOf(record) >= from)
}

const notFound = (streamId: string): ReadResp => {
  const missing = new streams.ReadResp.StreamNotFound()
  missing.setStreamIdentifier(identifierOf(streamId))
  const message = new streams.ReadResp()
  message.setStreamNotFound(missing)
  return message
}

const serveStream = ({ log }: NodeContext, call: ReadCall, options: ReadReq.Options): void => {
  const streamId = streamIdOf(options.getStream()?.getStreamIdentifier())
  const records = log.read(streamId)
  if (records === undefined) return void call.emit('error', streamDeleted(streamId))
  const picked = inBounds(records, boundsOf(options), ({ revision }) => revision)
  const messages = picked.slice(0, Number(options.getCount())).map(eventMessage)
  writeAll(call, records.length === 0 ? [notFound(streamId)] : messages)
}

const serveAll = ({ log }: NodeContext, call: ReadCall, options: ReadReq.Options): void => {
  const bounds = boundsOf(options)
  const passes = recordFilter(options.getFilter())
  // Backwards the position itself is left out: it is the place before the record.
  const isIn = ({ position }: NodeRecord) => !bounds.isBackwards || position !== bounds.from
  const picked = inBounds(log.all, bounds, ({ position }) => position).filter(
    (record) => isIn(record) && passes(record),
  )
  writeAll(call, picked.slice(0, Number(options.getCount())).map(eventMessage))
}

/** Serves `Read`: streams and all of them, forwards and backwards, once or as a subscription. */
export const readHandler =
  (context: NodeContext): handleServerStreamingCall<ReadReq, ReadResp> =>
  (call) => {
    const options = call.request.getOptions()
    const admission = admit(context, options?.hasSubscription() ? 'subscribe' : 'read', call)
    if (typeof admission === 'object') return void call.emit('error', admission)
    if (admission === 'ignored' || options === undefined) return
    if (options.hasSubscription()) serveSubscription(context, call, options)
    else if (options.hasStream()) serveStream(context, call, options)
    else serveAll(context, call, options)
  }
