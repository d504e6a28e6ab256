import { type EventStore, verifyHistory } from '@community-handshake/domain'
import { nodePlatform } from '@community-handshake/eventstore-adapter'
import { eventsOf } from '../../src/history/read-store.js'
import type { MailRoom } from './mail-room.js'
import type { Acknowledged } from './persistent-client.js'

/** What the history and the mails say, beside what was promised to clients. */
export interface Account {
  readonly events: number
  /** Acknowledged, and not in the history. */
  readonly lost: readonly string[]
  /** In the history more than once. */
  readonly doubled: readonly string[]
  /** In the history, though nobody was told so. */
  readonly unexplained: readonly string[]
  /** What an audit finds in the history. */
  readonly findings: readonly string[]
  readonly mailsSent: number
  /** Noted as sent, and never received. */
  readonly mailsLost: number
  /** Invited, and no mail came. */
  readonly withoutMail: readonly string[]
  /** How many mails came once more, with the Message-ID that they had before. */
  readonly mailsRepeated: number
}

/** What was promised to clients. */
export interface Promised {
  readonly acknowledged: readonly Acknowledged[]
  readonly invitedForMail: readonly string[]
}

interface Read {
  readonly timesByCommand: ReadonlyMap<string, number>
  readonly findings: readonly string[]
  readonly sent: ReadonlySet<string>
  readonly events: number
}

const textOf = (value: unknown, key: string): string => {
  const inner = typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined
  return typeof inner === 'string' ? inner : ''
}

const readAll = async (store: EventStore): Promise<Read> => {
  const verifier = verifyHistory(nodePlatform().hasher)
  const timesByCommand = new Map<string, number>()
  const findings: string[] = []
  const messageIds = new Map<string, string>()
  const sent = new Set<string>()
  let events = 0
  for await (const one of eventsOf(store)) {
    if (one.isErr()) throw new Error(one.error.message)
    const stored = one.value
    const { data, metadata } = JSON.parse(stored.text) as { data: unknown; metadata: unknown }
    if (stored.streamId.startsWith('community-')) {
      events += 1
      findings.push(...verifier.take(stored).map(({ message }) => message))
      const command = textOf(metadata, 'commandId')
      timesByCommand.set(command, (timesByCommand.get(command) ?? 0) + 1)
    }
    if (stored.type === 'NotificationRequested') messageIds.set(stored.streamId, textOf(data, 'messageId'))
    if (stored.type === 'NotificationSent') sent.add(messageIds.get(stored.streamId) ?? stored.streamId)
  }
  return { timesByCommand, findings, sent, events }
}

/** Compares what was promised with what is there. */
export const takeAccount = async (store: EventStore, room: MailRoom, promised: Promised): Promise<Account> => {
  const { timesByCommand, findings, sent, events } = await readAll(store)
  const told = new Set(promised.acknowledged.map(({ commandId }) => commandId))
  const repeated = [...room.timesById.values()].map((times) => times - 1)
  return {
    events,
    lost: promised.acknowledged.filter(({ commandId }) => !timesByCommand.has(commandId)).map(({ what }) => what),
    doubled: [...timesByCommand].filter(([, times]) => times > 1).map(([commandId]) => commandId),
    unexplained: [...timesByCommand.keys()].filter((commandId) => !told.has(commandId)),
    findings,
    mailsSent: sent.size,
    mailsLost: [...sent].filter((messageId) => !room.timesById.has(messageId)).length,
    withoutMail: promised.invitedForMail.filter((address) => !room.recipients.has(address)),
    mailsRepeated: repeated.reduce((sum, times) => sum + times, 0),
  }
}
