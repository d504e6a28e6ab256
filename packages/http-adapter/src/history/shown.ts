import type { CommunityEventData, CommunityEventType } from '@community-handshake/domain'

/** What somebody may see of an event. */
export interface Shown {
  readonly data: Readonly<Record<string, unknown>>
  /** Whether it may be told who did it. */
  readonly people: boolean
  /** Whether nothing of the event's data is left out. */
  readonly isWhole: boolean
}

type Data = CommunityEventData[CommunityEventType]

const isPerson = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'email' in value && 'userId' in value

/** All of it. */
export const whole = (data: Data): Shown => ({ data: { ...data }, people: true, isWhole: true })

/** All but the fields that are named. */
export const without = (data: Data, ...names: readonly string[]): Shown => {
  const kept = Object.entries(data).filter(([name]) => !names.includes(name))
  return { data: Object.fromEntries(kept), people: true, isWhole: false }
}

/** What is left without the people in it, and without the fields that are named. */
export const withoutPeople = (data: Data, ...names: readonly string[]): Shown => {
  const kept = Object.entries(data).filter(([name, value]) => !names.includes(name) && !isPerson(value))
  return { data: Object.fromEntries(kept), people: false, isWhole: false }
}

/** The same with some fields said differently. */
export const saying = (shown: Shown, fields: Readonly<Record<string, unknown>>): Shown => ({
  ...shown,
  data: { ...shown.data, ...fields },
  isWhole: false,
})
