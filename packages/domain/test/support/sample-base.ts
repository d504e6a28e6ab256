import {
  type Actor,
  type CommandId,
  type CommunityId,
  type InvitationId,
  millisecondsOf,
  parseCommandId,
  parseCommunityId,
  parseInvitationId,
  type Timestamp,
  timestampOf,
} from '../../src/index.js'
import { ada } from './people.js'
import { valueIn } from './results.js'

const uuid = (kind: number, number: number): string =>
  `01890a5d-ac96-7${kind.toString(16).padStart(3, '0')}-8000-${number.toString(16).padStart(12, '0')}`

export const monday: Timestamp = timestampOf(Date.UTC(2026, 0, 5, 9))
export const later = (from: Timestamp, milliseconds: number): Timestamp =>
  timestampOf(millisecondsOf(from) + milliseconds)
export const days = (count: number): number => count * 86_400_000
export const deadline = later(monday, days(14))

let commands = 0
export const newCommandId = (): CommandId => {
  commands += 1
  return valueIn(parseCommandId(uuid(0, commands)))
}
export const communityId: CommunityId = valueIn(parseCommunityId(uuid(1, 1)))
export const invitationId = (number = 1): InvitationId => valueIn(parseInvitationId(uuid(2, number)))

/** What any sample command can be given. */
export interface Common {
  readonly actor?: Actor
  readonly now?: Timestamp
  readonly commandId?: CommandId
}

/** What every sample command carries; Ada sends it on Monday unless said otherwise. */
export const base = ({ actor = ada, now = monday, commandId = newCommandId() }: Common) => ({
  actor,
  now,
  commandId,
  communityId,
})
