import { type ParkedWork, parseTimestamp, timestampOf } from '@community-handshake/domain'
import type { RecordedEvent } from '../../eventstoredb/wire/recorded-event.js'
import type { StreamNames } from '../../eventstoredb/wire/stream-names.js'

/** The stream to which the server links what a group on all streams set aside. */
export const parkedStreamOf = (group: string): string => `$persistentsubscription-$all::${group}-parked`

const textIn = (object: unknown, key: string): string | undefined => {
  if (typeof object !== 'object' || object === null) return undefined
  const found: readonly [string, unknown] | undefined = Object.entries(object).find(
    ([name]) => name.toLowerCase() === key,
  )
  return typeof found?.[1] === 'string' ? found[1] : undefined
}

const parse = (bytes: Uint8Array): unknown => {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    return value
  } catch {
    return undefined
  }
}

const writtenAt = (link: RecordedEvent): number => Number(BigInt(link.getMetadataMap().get('created') ?? '0') / 10_000n)

/** Reads a link in the parked stream; undefined for what is not one, or not to an event of this store. */
export const parkedOf = (link: RecordedEvent, names: StreamNames): ParkedWork | undefined => {
  const [, revision, name = ''] = /^(\d+)@(.+)$/s.exec(Buffer.from(link.getData_asU8()).toString('utf8')) ?? []
  const streamId = names.ofStore(name)
  if (revision === undefined || streamId === undefined) return undefined
  const metadata = parse(link.getCustomMetadata_asU8())
  const added = parseTimestamp(textIn(metadata, 'added') ?? '')
  return {
    streamId,
    revision: BigInt(revision),
    reason: textIn(metadata, 'reason') ?? '',
    parkedAt: added.unwrapOr(timestampOf(writtenAt(link))),
  }
}
