import type { NodeRecord } from '../records.js'

interface Expression {
  readonly getRegex: () => string
  readonly getPrefixList: () => string[]
}

/** A filter as it comes over the wire, of reads and of groups alike. */
export interface WireFilter {
  readonly getStreamIdentifier: () => Expression | undefined
  readonly getEventType: () => Expression | undefined
}

/** Tells whether a record passes a filter. */
export type RecordFilter = (record: NodeRecord) => boolean

// What the server keeps from everybody: the notes of groups on all streams.
const isHidden = ({ streamId }: NodeRecord): boolean =>
  /^\$persistentsubscription-\$all::.*-(parked|checkpoint)$/.test(streamId)

const matcher = (expression: Expression, textOf: (record: NodeRecord) => string): RecordFilter => {
  const source = expression.getRegex()
  const prefixes = expression.getPrefixList()
  if (source === '') return (record) => prefixes.some((prefix) => textOf(record).startsWith(prefix))
  const pattern = new RegExp(source)
  return (record) => pattern.test(textOf(record))
}

/** Makes a filter out of what came over the wire. */
export const recordFilter = (filter: WireFilter | undefined): RecordFilter => {
  const byStream = filter?.getStreamIdentifier()
  const byType = filter?.getEventType()
  if (byStream === undefined && byType === undefined) return (record) => !isHidden(record)
  const matches =
    byStream === undefined
      ? matcher(byType as Expression, ({ type }) => type)
      : matcher(byStream, ({ streamId }) => streamId)
  return (record) => !isHidden(record) && matches(record)
}
