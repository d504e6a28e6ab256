import shared from '@eventstore/db-client/generated/shared_pb.js'
import streams, { type AppendReq, type AppendResp } from '@eventstore/db-client/generated/streams_pb.js'
import { type handleClientStreamingCall, status } from '@grpc/grpc-js'
import type { AppendOutcome, ExpectedOnWire, NodeAppend, ProposedRecord } from '../records.js'
import { streamIdOf } from '../wire/names.js'
import { appendTooLarge, rpcError, streamDeleted } from '../wire/rpc-errors.js'
import { admit, type NodeContext } from './gate.js'

interface WireProposed {
  readonly getId: () => { readonly getString: () => string } | undefined
  readonly getMetadataMap: () => { readonly get: (key: string) => string | undefined }
  readonly getData_asU8: () => Uint8Array
  readonly getCustomMetadata_asU8: () => Uint8Array
}

/** Reads a proposed event from the wire. */
export const proposedOf = (message: WireProposed): ProposedRecord => ({
  id: message.getId()?.getString().toLowerCase() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
})

interface WireExpected {
  readonly hasAny: () => boolean
  readonly hasNoStream: () => boolean
  readonly hasStreamExists: () => boolean
}

/** Reads an expected revision from the wire. */
export const expectedOf = (options: WireExpected, revision: () => string): ExpectedOnWire => {
  if (options.hasAny()) return 'any'
  if (options.hasNoStream()) return 'no_stream'
  return options.hasStreamExists() ? 'stream_exists' : Number(revision())
}

/** How large the events of one append may be together, in bytes. */
export const largestAppend = 1024 * 1024

/** Tells whether the events are too large for one append. */
export const isTooLarge = (events: readonly ProposedRecord[]): boolean =>
  events.reduce((size, { data }) => size + data.length, 0) > largestAppend

const conflictResponse = (expected: ExpectedOnWire, current: number): AppendResp => {
  const wrong = new streams.AppendResp.WrongExpectedVersion()
  if (current < 0) wrong.setCurrentNoStream(new shared.Empty())
  else wrong.setCurrentRevision(String(current))
  if (expected === 'any') wrong.setExpectedAny(new shared.Empty())
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new shared.Empty())
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new shared.Empty())
  else wrong.setExpectedRevision(String(expected))
  const response = new streams.AppendResp()
  response.setWrongExpectedVersion(wrong)
  return response
}

const successResponse = (revision: number, position: number | undefined): AppendResp => {
  const success = new streams.AppendResp.Success()
  success.setCurrentRevision(String(revision))
  if (position === undefined) success.setNoPosition(new shared.Empty())
  else {
    const place = new streams.AppendResp.Position()
    place.setCommitPosition(String(position))
    place.setPreparePosition(String(position))
    success.setPosition(place)
  }
  const response = new streams.AppendResp()
  response.setSuccess(success)
  return response
}

type Answer = Parameters<Parameters<handleClientStreamingCall<AppendReq, AppendResp>>[1]>

const answerOf = (context: NodeContext, { streamId, expected }: NodeAppend, outcome: AppendOutcome): Answer => {
  if (outcome.kind === 'deleted') return [streamDeleted(streamId)]
  if (outcome.kind === 'conflict') return [null, conflictResponse(expected, outcome.current)]
  return [null, successResponse(outcome.revision, context.faults.noPositions ? undefined : outcome.position)]
}

const store = (context: NodeContext, request: NodeAppend): Answer | 'lost' => {
  if (isTooLarge(request.events)) return [appendTooLarge(largestAppend)]
  const outcome = context.log.append(request)
  if (context.faults.loseAnswers === 0) return answerOf(context, request, outcome)
  context.faults.loseAnswers -= 1
  return 'lost'
}

const targetOf = (options: AppendReq.Options): Omit<NodeAppend, 'events'> => ({
  streamId: streamIdOf(options.getStreamIdentifier()),
  expected: expectedOf(options, () => options.getRevision()),
})

const noOptions = (): Answer => [
  rpcError({ code: status.INVALID_ARGUMENT, details: 'The first message has no options.' }),
]

/** Serves `Append`: options first, then one message for each event, then one answer. */
export const appendHandler =
  (context: NodeContext): handleClientStreamingCall<AppendReq, AppendResp> =>
  (call, done) => {
    const admission = admit(context, 'append', call)
    if (typeof admission === 'object') return done(admission)
    let options: AppendReq.Options | undefined
    const events: ProposedRecord[] = []
    call.on('data', (message: AppendReq) => {
      options ??= message.getOptions()
      const proposed = message.getProposedMessage()
      if (proposed !== undefined) events.push(proposedOf(proposed))
    })
    call.on('end', () => {
      if (admission === 'ignored') return
      const answer = options === undefined ? noOptions() : store(context, { ...targetOf(options), events })
      if (answer === 'lost') context.cutConnections()
      else done(...answer)
    })
  }
