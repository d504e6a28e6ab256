import {
  type AcceptInvitation,
  type Actor,
  type CommandId,
  type CommunityEvent,
  type CommunityId,
  type CommunityPolicy,
  type ConfirmTenant,
  type CreateCommunity,
  decide,
  defaultAdministratorRoles,
  defaultPolicy,
  type EmailAddress,
  fold,
  type InvitationId,
  type InviteTenant,
  millisecondsOf,
  parseCommandId,
  parseCommunityDescription,
  parseCommunityId,
  parseCommunityName,
  parseInvitationId,
  type TenantId,
  type Timestamp,
  timestampOf,
} from '../../src/index.js'
import { ada, bela } from './people.js'

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
  return parseCommandId(uuid(0, commands))._unsafeUnwrap()
}
export const communityId: CommunityId = parseCommunityId(uuid(1, 1))._unsafeUnwrap()
export const invitationId = (number = 1): InvitationId => parseInvitationId(uuid(2, number))._unsafeUnwrap()

interface Common {
  readonly actor?: Actor
  readonly now?: Timestamp
  readonly commandId?: CommandId
}

const base = ({ actor = ada, now = monday, commandId = newCommandId() }: Common) => ({
  actor,
  now,
  commandId,
  communityId,
})

export const create = (
  also: Common & { readonly policy?: Partial<CommunityPolicy> } & Partial<
      Pick<CreateCommunity, 'administratorRoles' | 'name'>
    > = {},
): CreateCommunity => ({
  type: 'CreateCommunity',
  name: also.name ?? parseCommunityName('Grid data')._unsafeUnwrap(),
  description: parseCommunityDescription('')._unsafeUnwrap(),
  contactEmail: ada.email,
  administratorRoles: also.administratorRoles ?? defaultAdministratorRoles,
  ...base(also),
  policy: { ...defaultPolicy, ...also.policy },
})

export const invite = (
  also: Common & { readonly recipient?: EmailAddress; readonly number?: number } = {},
): InviteTenant => ({
  type: 'InviteTenant',
  ...base(also),
  invitationId: invitationId(also.number),
  recipient: also.recipient ?? bela.email,
  recipientAsTyped: also.recipient ?? bela.email,
})

export const accept = (
  also: Common & { readonly tenantId?: TenantId; readonly linkGeneration?: number; readonly number?: number } = {},
): AcceptInvitation => {
  const actor = also.actor ?? bela
  return {
    type: 'AcceptInvitation',
    ...base({ ...also, actor }),
    invitationId: invitationId(also.number),
    tenantId: also.tenantId ?? actor.tenantId,
    contactEmail: actor.email,
    administratorRoles: defaultAdministratorRoles,
    ...(also.linkGeneration === undefined ? {} : { linkGeneration: also.linkGeneration }),
  }
}

export const confirm = (
  also: Common & { readonly tenantId?: TenantId; readonly seenRevision?: number; readonly number?: number } = {},
): ConfirmTenant => ({
  type: 'ConfirmTenant',
  ...base(also),
  invitationId: invitationId(also.number),
  tenantId: also.tenantId ?? bela.tenantId,
  ...(also.seenRevision === undefined ? {} : { seenRevision: also.seenRevision }),
})

/** The events that commands lead to, one after the other; each must be allowed. */
export const historyOf = (...given: readonly Parameters<typeof decide>[0][]): readonly CommunityEvent[] => {
  const events: CommunityEvent[] = []
  for (const command of given) {
    const decided = decide(command, fold(events))
    if (decided.isErr()) throw new Error(`${command.type} was refused: ${decided.error.code}`)
    events.push(...decided.value)
  }
  return events
}
