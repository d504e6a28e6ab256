import { randomUUID } from 'node:crypto'
import streams, {
  type DeleteReq,
  type DeleteResp,
  type TombstoneReq,
  type TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb.js'
import type { handleUnaryCall } from '@grpc/grpc-js'
import { metadataStreamOf } from '../stream-metadata.js'
import { streamIdOf } from '../wire/names.js'
import { admit, type NodeContext } from './gate.js'

// What the server writes for a deletion that can be undone.
const truncateAll = Buffer.from(JSON.stringify({ $tb: Number.MAX_SAFE_INTEGER }))

/** Serves `Delete`: what the stream holds is hidden, and a new append goes on with its revisions. */
export const deleteHandler =
  (context: NodeContext): handleUnaryCall<DeleteReq, DeleteResp> =>
  (call, done) => {
    const admission = admit(context, 'delete', call)
    if (admission === 'ignored') return
    if (admission !== 'admitted') return done(admission)
    const streamId = metadataStreamOf(streamIdOf(call.request.getOptions()?.getStreamIdentifier()))
    const event = { id: randomUUID(), type: '$metadata', contentType: 'application/json', metadata: new Uint8Array() }
    context.log.append({ streamId, expected: 'any', events: [{ ...event, data: truncateAll }] })
    done(null, new streams.DeleteResp())
  }

/** Serves `Tombstone`: the stream is gone for good. */
export const tombstoneHandler =
  (context: NodeContext): handleUnaryCall<TombstoneReq, TombstoneResp> =>
  (call, done) => {
    const admission = admit(context, 'tombstone', call)
    if (admission === 'ignored') return
    if (admission !== 'admitted') return done(admission)
    context.log.tombstone(streamIdOf(call.request.getOptions()?.getStreamIdentifier()))
    done(null, new streams.TombstoneResp())
  }
