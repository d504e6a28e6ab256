import type { EmailAddress } from '@community-handshake/domain'
import { err, type Result } from 'neverthrow'
import type { CommonFacts, MailFactsOf, MailKind, RecipientRole } from '../mail-facts.js'
import type { NoLongerDue } from '../notification.js'
import type { MailOccasion, Scene } from '../scene.js'

/** What the facts of a mail are made of. */
export interface FactsInput {
  readonly scene: Scene
  readonly occasion: MailOccasion
  readonly role: RecipientRole
  readonly to: EmailAddress
  readonly common: CommonFacts
}

/** What a mail says, or why it is not due any more. */
export type DueFacts<Kind extends MailKind> = Result<MailFactsOf<Kind>, NoLongerDue>

/** The mail is not due any more, for what happened since. */
export const noLongerNeeded = (message: string): Result<never, NoLongerDue> =>
  err({ reason: 'no-longer-needed', message })

/** Nobody is there to get the mail, or not in this role. */
export const nobodyToTell = (message: string): Result<never, NoLongerDue> => err({ reason: 'nobody-to-tell', message })
