import type { Mailer, MailFailure } from '@community-handshake/domain'
import { okAsync } from 'neverthrow'

/**
 * Sends by the first mailer and gives the second a copy of what the first took. The mail counts as sent
 * even where the copy fails; `onCopyFailure` hears of that.
 */
export const bothMailers = (first: Mailer, second: Mailer, onCopyFailure: (failure: MailFailure) => void): Mailer => ({
  send: (mail) =>
    first.send(mail).andThen((accepted) =>
      second
        .send(mail)
        .map(() => accepted)
        .orElse((failure) => {
          onCopyFailure(failure)
          return okAsync(accepted)
        }),
    ),
  close: async () => {
    await Promise.all([first.close(), second.close()])
  },
})
