import { parseEmailAddress } from '@community-handshake/domain'
import { err, type Result } from 'neverthrow'

/** A transport cannot be set up as asked; the message says which setting is wrong and what to do. */
export interface MailSettingsFailure {
  readonly kind: 'mail-settings-failure'
  readonly message: string
}

/** Makes a {@link MailSettingsFailure}. */
export const mailSettingsFailure = (message: string): MailSettingsFailure => ({
  kind: 'mail-settings-failure',
  message,
})

/** Who a mail comes from: a display name, which may be empty, and an address. */
export interface Sender {
  readonly name: string
  readonly address: string
}

/** Reads a sender such as `Communities <no-reply@example.com>` or `no-reply@example.com`. */
export const parseSender = (text: string): Result<Sender, MailSettingsFailure> => {
  const [, quoted = '', inBrackets] = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(text) ?? []
  const name = quoted.replace(/^"(.*)"$/, '$1')
  const wrong = mailSettingsFailure(`“${text}” is not a sender. Use Name <name@example.com>.`)
  if (/[\p{Cc}<>]/u.test(name)) return err(wrong)
  return parseEmailAddress(inBrackets ?? text)
    .map((address) => ({ name, address }))
    .mapErr(() => wrong)
}
