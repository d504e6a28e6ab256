import type { EventToAppend, ExpectedRevision } from '@community-handshake/domain'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import streams, { type AppendReq, type AppendResp } from '@eventstore/db-client/generated/streams_pb.js'
import { err, ok, type Result } from 'neverthrow'
import { match } from 'ts-pattern'
import { type CallProblem, callProblem, problemOf } from '../calls/call-problem.js'
import type { CallParts } from '../calls/caller.js'
import { identifierOf, uuidOf } from '../wire/identifiers.js'

/** An event as it goes over the wire. */
export interface WireEvent {
  readonly id: string
  readonly type: string
  readonly contentType: 'application/json' | 'application/octet-stream'
  readonly data: Uint8Array
  readonly metadata: Uint8Array
}

/** What the server is asked to append. */
export interface WireAppend {
  /** The name of the stream in the database. */
  readonly name: string
  readonly expected: ExpectedRevision
  readonly events: readonly WireEvent[]
}

/** What the server answered. */
export type AppendAnswer =
  | { readonly kind: 'written'; readonly revision: bigint; readonly position: bigint | undefined }
  | { readonly kind: 'conflict'; readonly actual: 'no_stream' | bigint }

/** Tells the database what to call the content of an event; it keeps the bytes either way. */
export const contentTypeOf = ({ text }: EventToAppend): WireEvent['contentType'] =>
  text.startsWith('{') && text.endsWith('}') ? 'application/json' : 'application/octet-stream'

const optionsMessage = ({ name, expected }: WireAppend): AppendReq => {
  const options = new streams.AppendReq.Options()
  options.setStreamIdentifier(identifierOf(name))
  match(expected)
    .with('any', () => options.setAny(new shared.Empty()))
    .with('no_stream', () => options.setNoStream(new shared.Empty()))
    .with('stream_exists', () => options.setStreamExists(new shared.Empty()))
    .otherwise((revision) => options.setRevision(revision.toString()))
  const message = new streams.AppendReq()
  message.setOptions(options)
  return message
}

const eventMessage = ({ id, type, contentType, data, metadata }: WireEvent): AppendReq => {
  const proposed = new streams.AppendReq.ProposedMessage()
  proposed.setId(uuidOf(id))
  proposed.getMetadataMap().set('type', type).set('content-type', contentType)
  proposed.setData(data)
  proposed.setCustomMetadata(metadata)
  const message = new streams.AppendReq()
  message.setProposedMessage(proposed)
  return message
}

const answerOf = (response: AppendResp): Result<AppendAnswer, CallProblem> => {
  const conflict = response.getWrongExpectedVersion()
  if (conflict !== undefined) {
    const actual = conflict.hasCurrentRevision() ? BigInt(conflict.getCurrentRevision()) : 'no_stream'
    return ok({ kind: 'conflict', actual })
  }
  const success = response.getSuccess()
  if (success === undefined) return err(callProblem('lost', 'The server answered with nothing.'))
  const position = success.getPosition()
  return ok({
    kind: 'written',
    revision: BigInt(success.getCurrentRevision()),
    position: position && BigInt(position.getCommitPosition()),
  })
}

/** Calls `Append`, which answers each append by itself. It is not ended from this side before its deadline. */
export const appendCall = (
  { link, headers, patienceMs }: CallParts,
  request: WireAppend,
): Promise<Result<AppendAnswer, CallProblem>> =>
  new Promise((resolve) => {
    const call = link.streams.append(headers, { deadline: Date.now() + patienceMs }, (error, response) =>
      resolve(error === null ? answerOf(response) : err(problemOf(error))),
    )
    // Writing to a call that has failed is told here besides.
    call.on('error', (error) => resolve(err(callProblem('lost', error.message))))
    call.write(optionsMessage(request))
    for (const event of request.events) call.write(eventMessage(event))
    call.end()
  })
