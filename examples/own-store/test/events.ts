import type { EventId, EventToAppend } from '@community-handshake/domain'

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0')

/** An event of that number; the same number gives the same event. */
export const sample = (number: number): EventToAppend => ({
  id: `01890a5d-ac96-774b-bcce-${hex(number, 12)}` as EventId,
  type: 'Happened',
  text: `{"number":${number}}`,
  digest: hex(number, 64),
})
