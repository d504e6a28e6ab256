import type { MailKind } from '../mail-facts.js'
import * as acceptance from './acceptance-facts.js'
import type { DueFacts, FactsInput } from './due-facts.js'
import * as ending from './ending-facts.js'
import * as invitation from './invitation-facts.js'
import * as membership from './membership-facts.js'

/** What each kind of mail says, and when it is still due: a further kind is an entry here and in the table of who gets what. */
export const factsByKind: { readonly [Kind in MailKind]: (input: FactsInput) => DueFacts<Kind> } = {
  invitation: invitation.invitation,
  resent: invitation.resent,
  reminder: invitation.reminder,
  'confirmation-due': acceptance.confirmationDue,
  'confirmation-reminder': acceptance.confirmationReminder,
  accepted: acceptance.accepted,
  confirmed: membership.confirmed,
  declined: ending.declined,
  withdrawn: ending.withdrawn,
  refused: ending.refused,
  revoked: ending.revoked,
  expired: ending.expired,
  'expired-for-owner': ending.expiredForOwner,
  removed: membership.removed,
  left: membership.left,
}
