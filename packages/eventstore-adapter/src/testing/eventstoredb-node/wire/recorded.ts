import persistent, { type ReadResp as GroupReadResp } from '@eventstore/db-client/generated/persistent_pb.js'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import streams, { type ReadResp } from '@eventstore/db-client/generated/streams_pb.js'
import type { NodeRecord } from '../records.js'
import { identifierOf, uuidOf } from './names.js'

/** An event on its way to a member of a group; `link` is there where it was parked before. */
export interface GroupDelivery {
  readonly record: NodeRecord
  readonly link?: NodeRecord
  readonly retryCount: number
}

type AnyRecordedEvent = ReadResp.ReadEvent.RecordedEvent | GroupReadResp.ReadEvent.RecordedEvent

// A place that is none is spelled as the highest number there is.
const nowhere = '18446744073709551615'

const fill = <Recorded extends AnyRecordedEvent>(
  recorded: Recorded,
  record: NodeRecord,
  position: string,
): Recorded => {
  recorded.setId(uuidOf(record.id))
  recorded.setStreamIdentifier(identifierOf(record.streamId))
  recorded.setStreamRevision(String(record.revision))
  recorded.setCommitPosition(position)
  recorded.setPreparePosition(position)
  recorded
    .getMetadataMap()
    .set('type', record.type)
    .set('content-type', record.contentType)
    .set('created', record.created)
  recorded.setData(record.data)
  recorded.setCustomMetadata(record.metadata)
  return recorded
}

/** The message that tells a reader of an event. */
export const eventMessage = (record: NodeRecord): ReadResp => {
  const position = String(record.position)
  const event = new streams.ReadResp.ReadEvent()
  event.setEvent(fill(new streams.ReadResp.ReadEvent.RecordedEvent(), record, position))
  event.setCommitPosition(position)
  const message = new streams.ReadResp()
  message.setEvent(event)
  return message
}

/** The message that tells a member of a group of an event. One that was parked comes by its link, at no position. */
export const deliveryMessage = ({ record, link, retryCount }: GroupDelivery): GroupReadResp => {
  const position = link === undefined ? String(record.position) : nowhere
  const event = new persistent.ReadResp.ReadEvent()
  event.setEvent(fill(new persistent.ReadResp.ReadEvent.RecordedEvent(), record, position))
  if (link === undefined) event.setCommitPosition(position)
  else {
    event.setLink(fill(new persistent.ReadResp.ReadEvent.RecordedEvent(), link, position))
    event.setNoPosition(new shared.Empty())
  }
  event.setRetryCount(retryCount)
  const message = new persistent.ReadResp()
  message.setEvent(event)
  return message
}
