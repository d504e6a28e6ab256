import type { NodeRecord } from './records.js'

/** The stream that holds the metadata of a stream. */
export const metadataStreamOf = (streamId: string): string => `$$${streamId}`

const numberIn = (metadata: unknown, key: string): number | undefined => {
  if (typeof metadata !== 'object' || metadata === null) return undefined
  const value: unknown = Reflect.get(metadata, key)
  return typeof value === 'number' ? value : undefined
}

const parse = (record: NodeRecord | undefined): unknown => {
  if (record === undefined) return undefined
  const metadata: unknown = JSON.parse(Buffer.from(record.data).toString('utf8'))
  return metadata
}

/** The records of a stream that its metadata leaves visible: `$tb` cuts off the beginning, `$maxCount` keeps the end. */
export const visiblePart = (
  stream: readonly NodeRecord[],
  lastMetadata: NodeRecord | undefined,
): readonly NodeRecord[] => {
  const metadata = parse(lastMetadata)
  const truncateBefore = numberIn(metadata, '$tb') ?? 0
  const maxCount = numberIn(metadata, '$maxCount') ?? Number.POSITIVE_INFINITY
  const first = Math.max(truncateBefore, stream.length - maxCount)
  return first <= 0 ? stream : stream.slice(first)
}
