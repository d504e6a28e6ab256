import shared from '@eventstore/db-client/generated/shared_pb.js'
import status, { type Status } from '@eventstore/db-client/generated/status_pb.js'
import streams, { type BatchAppendReq, type BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js'
import { status as grpcStatus, type handleBidiStreamingCall, type ServerDuplexStream } from '@grpc/grpc-js'
import anyMessages from 'google-protobuf/google/protobuf/any_pb.js'
import emptyMessages from 'google-protobuf/google/protobuf/empty_pb.js'
import type { AppendOutcome, ExpectedOnWire, ProposedRecord } from '../records.js'
import { identifierOf, streamIdOf, uuidOf } from '../wire/names.js'
import { rpcError } from '../wire/rpc-errors.js'
import { expectedOf, proposedOf } from './append.js'
import { admit, type NodeContext } from './gate.js'

interface Batch {
  readonly streamId: string
  readonly expected: ExpectedOnWire
  readonly events: ProposedRecord[]
}

const failure = (code: number, name: string, details: { serializeBinary: () => Uint8Array }): Status => {
  const packed = new anyMessages.Any()
  packed.pack(details.serializeBinary(), `event_store.client.${name}`)
  const error = new status.Status()
  error.setCode(code)
  error.setMessage(name)
  error.setDetails(packed)
  return error
}

const conflict = (expected: ExpectedOnWire, current: number): Status => {
  const wrong = new shared.WrongExpectedVersion()
  if (current < 0) wrong.setCurrentNoStream(new emptyMessages.Empty())
  else wrong.setCurrentStreamRevision(String(current))
  if (expected === 'any') wrong.setExpectedAny(new emptyMessages.Empty())
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new emptyMessages.Empty())
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new emptyMessages.Empty())
  else wrong.setExpectedStreamPosition(String(expected))
  return failure(grpcStatus.ALREADY_EXISTS, 'WrongExpectedVersion', wrong)
}

const deleted = (streamId: string): Status => {
  const gone = new shared.StreamDeleted()
  gone.setStreamIdentifier(identifierOf(streamId))
  return failure(grpcStatus.NOT_FOUND, 'StreamDeleted', gone)
}

const successOf = (revision: number, position: number): BatchAppendResp.Success => {
  const place = new shared.AllStreamPosition()
  place.setCommitPosition(String(position))
  place.setPreparePosition(String(position))
  const success = new streams.BatchAppendResp.Success()
  success.setCurrentRevision(String(revision))
  success.setPosition(place)
  return success
}

const responseOf = (correlationId: string, { streamId, expected }: Batch, outcome: AppendOutcome): BatchAppendResp => {
  const response = new streams.BatchAppendResp()
  response.setCorrelationId(uuidOf(correlationId))
  // A client looks at it whenever there is an error.
  response.setStreamIdentifier(identifierOf(streamId))
  if (outcome.kind === 'written') response.setSuccess(successOf(outcome.revision, outcome.position))
  else if (outcome.kind === 'conflict') response.setError(conflict(expected, outcome.current))
  else response.setError(deleted(streamId))
  return response
}

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>

const answer = (context: NodeContext, call: Call, correlationId: string, batch: Batch): void => {
  const { faults, log } = context
  if (faults.brokenBatches)
    return void call.emit('error', rpcError({ code: grpcStatus.UNAVAILABLE, details: 'the node is going away' }))
  call.write(responseOf(correlationId, batch, log.append(batch)))
}

const batchOf = (message: BatchAppendReq): Batch | undefined => {
  const options = message.getOptions()
  if (options === undefined) return undefined
  const expected = expectedOf(options, () => options.getStreamPosition())
  return { streamId: streamIdOf(options.getStreamIdentifier()), expected, events: [] }
}

/** Serves `BatchAppend`: appends of many callers in one stream, each answered under its correlation id. */
export const batchAppendHandler =
  (context: NodeContext): handleBidiStreamingCall<BatchAppendReq, BatchAppendResp> =>
  (call) => {
    const admission = admit(context, 'batchAppend', call)
    const open = new Map<string, Batch>()
    if (typeof admission === 'object') return void call.emit('error', admission)
    call.on('data', (message: BatchAppendReq) => {
      const correlationId = message.getCorrelationId()?.getString() ?? ''
      const batch = open.get(correlationId) ?? batchOf(message)
      if (batch === undefined || admission === 'ignored') return
      batch.events.push(...message.getProposedMessagesList().map(proposedOf))
      open.set(correlationId, batch)
      if (!message.getIsFinal()) return
      open.delete(correlationId)
      answer(context, call, correlationId, batch)
    })
    call.on('end', () => call.end())
  }
