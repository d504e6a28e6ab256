import {
  type AcceptInvitation,
  type ConfirmTenant,
  type DeclineInvitation,
  defaultAdministratorRoles,
  type EmailAddress,
  type ExpireInvitation,
  type InviteTenant,
  parseInvitationMessage,
  parseLanguageTag,
  type RefuseTenant,
  type ResendInvitation,
  type RevokeInvitation,
  type Role,
  type TenantId,
  type WithdrawAcceptance,
} from '../../src/index.js'
import { bela } from './people.js'
import { valueIn } from './results.js'
import { base, type Common, communityId, deadline, invitationId, newCommandId } from './sample-base.js'

interface OfInvitation extends Common {
  /** Which sample invitation; the first one if left out. */
  readonly number?: number
}
interface WithLink extends OfInvitation {
  readonly linkGeneration?: number
}
interface Judged extends OfInvitation {
  readonly tenantId?: TenantId
  readonly seenRevision?: number
}

const about = (also: OfInvitation) => ({ ...base(also), invitationId: invitationId(also.number) })
const linkOf = ({ linkGeneration }: WithLink) => (linkGeneration === undefined ? {} : { linkGeneration })
const judged = ({ tenantId = bela.tenantId, seenRevision, ...also }: Judged) => ({
  ...about(also),
  tenantId,
  ...(seenRevision === undefined ? {} : { seenRevision }),
})

export const invite = (
  also: OfInvitation & {
    readonly recipient?: EmailAddress
    readonly message?: string
    readonly language?: string
  } = {},
): InviteTenant => {
  const { recipient = bela.email, message, language } = also
  return {
    type: 'InviteTenant',
    ...about(also),
    recipient,
    recipientAsTyped: recipient,
    ...(message === undefined ? {} : { message: valueIn(parseInvitationMessage(message)) }),
    ...(language === undefined ? {} : { language: valueIn(parseLanguageTag(language)) }),
  }
}

export const resend = (also: OfInvitation = {}): ResendInvitation => ({ type: 'ResendInvitation', ...about(also) })

/** Bela accepts for Borealis unless said otherwise. */
export const accept = (
  also: WithLink & { readonly tenantId?: TenantId; readonly administratorRoles?: readonly Role[] } = {},
): AcceptInvitation => {
  const actor = also.actor ?? bela
  return {
    type: 'AcceptInvitation',
    ...about({ ...also, actor }),
    tenantId: also.tenantId ?? actor.tenantId,
    contactEmail: actor.email,
    administratorRoles: also.administratorRoles ?? defaultAdministratorRoles,
    ...linkOf(also),
  }
}

/** Bela declines unless said otherwise. */
export const decline = (also: WithLink = {}): DeclineInvitation => ({
  type: 'DeclineInvitation',
  ...about({ ...also, actor: also.actor ?? bela }),
  ...linkOf(also),
})

/** Bela withdraws unless said otherwise. */
export const withdraw = (also: OfInvitation = {}): WithdrawAcceptance => ({
  type: 'WithdrawAcceptance',
  ...about({ ...also, actor: also.actor ?? bela }),
})

export const confirm = (also: Judged = {}): ConfirmTenant => ({ type: 'ConfirmTenant', ...judged(also) })

export const refuse = (also: Judged = {}): RefuseTenant => ({ type: 'RefuseTenant', ...judged(also) })

export const revoke = (also: OfInvitation = {}): RevokeInvitation => ({ type: 'RevokeInvitation', ...about(also) })

/** The clock notes that an invitation lapsed, at the deadline unless said otherwise. */
export const expire = ({
  now = deadline,
  commandId = newCommandId(),
  number,
}: Omit<OfInvitation, 'actor'> = {}): ExpireInvitation => ({
  type: 'ExpireInvitation',
  commandId,
  communityId,
  invitationId: invitationId(number),
  now,
})
