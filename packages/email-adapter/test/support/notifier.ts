import type { CommunityHandshake, EventStore, Mail, Mailer, MailFailure } from '@community-handshake/domain'
import type { MemoryEventStore } from '@community-handshake/eventstore-adapter'
import { errAsync, okAsync, type ResultAsync } from 'neverthrow'
import { type Notifier, type NotifierLogEntry, type NotifierOptions, startNotifier } from '../../src/index.js'
import { links, platform, tenants } from './community.js'

/** A mailer that keeps what it is given, and fails as told. */
export interface RecordingMailer extends Mailer {
  readonly mails: Mail[]
}

export const recordingMailer = (answers: (MailFailure['reason'] | 'ok')[] = []): RecordingMailer => {
  const mails: Mail[] = []
  return {
    mails,
    send: (mail): ResultAsync<{ response: string }, MailFailure> => {
      const answer = answers.shift() ?? 'ok'
      if (answer === 'ok') {
        mails.push(mail)
        return okAsync({ response: '250 taken' })
      }
      return errAsync({ kind: 'mail-failure', reason: answer, message: `it was ${answer}` })
    },
    close: async () => undefined,
  }
}

export const notifierOn = (
  store: MemoryEventStore,
  handshake: CommunityHandshake,
  mailer: Mailer,
  also: Partial<NotifierOptions> & { readonly entries?: NotifierLogEntry[] } = {},
): Notifier =>
  startNotifier({
    ...{ store, handshake, mailer, links, tenants },
    ...{ clock: platform.clock, hasher: platform.hasher, checkpoints: store.checkpoints },
    invitationUrl: (invitationId) => `https://communities.example.com/invitations/${invitationId}`,
    messageIdDomain: 'communities.example.com',
    pauseMs: () => 2,
    log: (entry) => also.entries?.push(entry),
    ...also,
  })

/** Waits until a condition holds, without a time of its own: the runner's patience ends what never comes. */
export const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1))
}

/** The types of the events in the stream of a notification. */
export const ledgerOf = async (store: EventStore): Promise<readonly string[]> =>
  (await store.readAll({ streamPrefix: 'notification-' }))._unsafeUnwrap().map(({ type }) => type)

/** Everything that the streams of notifications hold, as it is stored. */
export const ledgerText = async (store: EventStore): Promise<string> =>
  (await store.readAll({ streamPrefix: 'notification-' }))
    ._unsafeUnwrap()
    .map(({ text }) => text)
    .join('\n')
