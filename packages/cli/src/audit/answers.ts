import {
  type Difference,
  describeEvent,
  type HistoryStatistics,
  type OpenedEvent,
  type Stay,
} from '@community-handshake/domain'
import type { Table } from './table.js'

const actorOf = ({ envelope }: OpenedEvent): string => {
  const { actor } = envelope.metadata
  return actor === null ? 'the clock' : `${actor.email} (${actor.tenantId})`
}

/** Who did what, as a table. */
export const timelineTable = (history: readonly OpenedEvent[]): Table => ({
  columns: ['revision', 'time', 'actor', 'event', 'what'],
  rows: history.map((opened) => [
    String(opened.envelope.revision),
    opened.envelope.metadata.occurredAt,
    actorOf(opened),
    opened.envelope.type,
    describeEvent(opened.event),
  ]),
})

/** Who did what, for programs. */
export const timelineData = (history: readonly OpenedEvent[]): unknown =>
  history.map(({ envelope, event, position, digest }) => ({
    ...{ position, digest, what: describeEvent(event) },
    ...envelope,
  }))

const shown = (value: unknown): string => {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What differs, as a table. */
export const differencesTable = (differences: readonly Difference[]): Table => ({
  columns: ['where', 'before', 'after'],
  rows: differences.map(({ path, before, after }) => [path, shown(before), shown(after)]),
})

const actsInWords = ({ acts }: Stay): string =>
  acts.map((act) => `${describeEvent(act.event)} (${act.envelope.revision})`).join('; ')

/** Stays of tenants, as a table. */
export const staysTable = (stays: readonly Stay[]): Table => ({
  columns: ['tenant', 'from', 'until', 'let in by', 'ended by'],
  rows: stays.map((stay) => [
    stay.tenantId,
    stay.from,
    stay.until ?? '',
    actsInWords(stay),
    stay.end === undefined ? '' : describeEvent(stay.end.event),
  ]),
})

/** Stays of tenants, for programs. */
export const staysData = (stays: readonly Stay[]): unknown =>
  stays.map(({ acts, end, until, ...stay }) => ({
    ...stay,
    until: until ?? null,
    acts: timelineData(acts),
    end: end === undefined ? null : timelineData([end]),
  }))

/** Figures, as a table. */
export const statisticsTable = ({ byType, byStatus, ...figures }: HistoryStatistics): Table => ({
  columns: ['figure', 'value'],
  rows: [
    ...Object.entries(figures).map(([name, value]) => [name, shown(value)]),
    ...Object.entries(byType).map(([name, value]) => [`events ${name}`, String(value)]),
    ...Object.entries(byStatus).map(([name, value]) => [`invitations ${name}`, String(value)]),
  ],
})
