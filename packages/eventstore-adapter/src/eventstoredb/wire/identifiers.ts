import shared, { type StreamIdentifier, type UUID } from '@eventstore/db-client/generated/shared_pb.js'

/** Spells the name of a stream for the wire. */
export const identifierOf = (name: string): StreamIdentifier => {
  const identifier = new shared.StreamIdentifier()
  identifier.setStreamName(Buffer.from(name, 'utf8'))
  return identifier
}

/** Reads the name of a stream from the wire. */
export const nameOf = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8')

/** Spells an id for the wire. */
export const uuidOf = (id: string): UUID => {
  const uuid = new shared.UUID()
  uuid.setString(id)
  return uuid
}
