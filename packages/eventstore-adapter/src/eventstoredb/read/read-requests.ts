import shared from '@eventstore/db-client/generated/shared_pb.js'
import streams, { type ReadReq } from '@eventstore/db-client/generated/streams_pb.js'
import { identifierOf } from '../wire/identifiers.js'

const { BACKWARDS, FORWARDS } = streams.ReadReq.Options.ReadDirection

const empty = () => new shared.Empty()

const withIdsAsText = (options: ReadReq.Options): ReadReq.Options => {
  const uuidOption = new streams.ReadReq.Options.UUIDOption()
  uuidOption.setString(empty())
  options.setUuidOption(uuidOption)
  options.setResolveLinks(false)
  return options
}

const requestOf = (options: ReadReq.Options): ReadReq => {
  const request = new streams.ReadReq()
  request.setOptions(withIdsAsText(options))
  return request
}

/** Which part of a stream is wanted. */
export interface StreamRange {
  /** The name of the stream in the database. */
  readonly name: string
  /** The first revision; the end, to be read backwards, if left out. */
  readonly from?: bigint
  readonly count: number
}

/** Asks for a part of a stream. */
export const streamRequest = ({ name, from, count }: StreamRange): ReadReq => {
  const stream = new streams.ReadReq.Options.StreamOptions()
  stream.setStreamIdentifier(identifierOf(name))
  if (from === undefined) stream.setEnd(empty())
  else stream.setRevision(from.toString())
  const options = new streams.ReadReq.Options()
  options.setStream(stream)
  options.setReadDirection(from === undefined ? BACKWARDS : FORWARDS)
  options.setCount(String(count))
  options.setNoFilter(empty())
  return requestOf(options)
}

const placeOf = (commit: bigint): ReadReq.Options.Position => {
  const position = new streams.ReadReq.Options.Position()
  position.setCommitPosition(commit.toString())
  position.setPreparePosition(commit.toString())
  return position
}

const allFrom = (commit: bigint | undefined): ReadReq.Options.AllOptions => {
  const all = new streams.ReadReq.Options.AllOptions()
  if (commit === undefined) all.setStart(empty())
  else all.setPosition(placeOf(commit))
  return all
}

// Between two checkpoints of a subscription the server looks at so many events: 32 times the interval.
const checkpointInterval = 32

const filterOf = (pattern: string): ReadReq.Options.FilterOptions => {
  const expression = new streams.ReadReq.Options.FilterOptions.Expression()
  expression.setRegex(pattern)
  const filter = new streams.ReadReq.Options.FilterOptions()
  filter.setStreamIdentifier(expression)
  filter.setCount(empty())
  filter.setCheckpointintervalmultiplier(checkpointInterval)
  return filter
}

/** Which part of all streams is wanted. */
export interface AllRange {
  /** The position to read from, with the event that stands there; the beginning if left out. */
  readonly from?: bigint
  readonly count: number
  /** A regular expression that the names of streams must match. */
  readonly pattern: string
}

/** Asks for a part of all streams, in the order of positions. */
export const allRequest = ({ from, count, pattern }: AllRange): ReadReq => {
  const options = new streams.ReadReq.Options()
  options.setAll(allFrom(from))
  options.setReadDirection(FORWARDS)
  options.setCount(String(count))
  options.setFilter(filterOf(pattern))
  return requestOf(options)
}

/** Asks for the last event of all streams, or of those whose names match a pattern. */
export const lastRequest = (pattern?: string): ReadReq => {
  const all = new streams.ReadReq.Options.AllOptions()
  all.setEnd(empty())
  const options = new streams.ReadReq.Options()
  options.setAll(all)
  options.setReadDirection(BACKWARDS)
  options.setCount('1')
  if (pattern === undefined) options.setNoFilter(empty())
  else options.setFilter(filterOf(pattern))
  return requestOf(options)
}

/** Asks to be told of everything after a position in streams whose names match a pattern. */
export const subscriptionRequest = (after: bigint | undefined, pattern: string): ReadReq => {
  const options = new streams.ReadReq.Options()
  options.setAll(allFrom(after))
  options.setReadDirection(FORWARDS)
  options.setSubscription(new streams.ReadReq.Options.SubscriptionOptions())
  options.setFilter(filterOf(pattern))
  return requestOf(options)
}
