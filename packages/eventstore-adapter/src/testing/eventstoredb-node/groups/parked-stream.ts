import { randomUUID } from 'node:crypto'
import type { NodeLog } from '../node-log.js'
import type { NodeRecord } from '../records.js'
import { metadataStreamOf } from '../stream-metadata.js'
import type { GroupDelivery } from '../wire/recorded.js'

/** The stream to which a group links what it parked. */
export interface ParkedStream {
  readonly add: (delivery: GroupDelivery, reason: string) => void
  readonly count: () => number
  /** Everything that is parked; from then on it is parked no longer. */
  readonly takeAll: () => readonly GroupDelivery[]
}

const event = (type: string, data: string, metadata = '') => ({
  id: randomUUID(),
  type,
  contentType: type === '$>' ? 'application/octet-stream' : 'application/json',
  data: Buffer.from(data),
  metadata: Buffer.from(metadata),
})

/** The parked stream of a group on all streams, kept in the log as the server keeps it. */
export const parkedStream = (log: NodeLog, group: string): ParkedStream => {
  const streamId = `$persistentsubscription-$all::${group}-parked`
  const visible = (): readonly NodeRecord[] => log.read(streamId) ?? []

  const target = (link: NodeRecord): NodeRecord | undefined => {
    const text = Buffer.from(link.data).toString('utf8')
    const at = text.indexOf('@')
    const records = log.read(text.slice(at + 1)) ?? []
    return records.find(({ revision }) => revision === Number(text.slice(0, at)))
  }
  return {
    add: ({ record }, reason) => {
      const metadata = JSON.stringify({ added: new Date().toISOString(), reason })
      const link = event('$>', `${record.revision}@${record.streamId}`, metadata)
      log.append({ streamId, expected: 'any', events: [link] })
    },
    count: () => visible().length,
    takeAll: () => {
      const links = visible()
      const last = links.at(-1)
      if (last === undefined) return []
      const metadata = event('$metadata', JSON.stringify({ $tb: last.revision + 1 }))
      log.append({ streamId: metadataStreamOf(streamId), expected: 'any', events: [metadata] })
      return links.flatMap((link) => {
        const record = target(link)
        return record === undefined ? [] : [{ record, link, retryCount: 0 }]
      })
    },
  }
}
