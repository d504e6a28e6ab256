import {
  type CommunityEvent,
  type CommunityEventType,
  communityEventOf,
  type EventEnvelope,
  type EventOf,
  type EventWith,
  type Hasher,
  openEvent,
  type StoredEvent,
  type UnknownEvent,
} from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { notUnderstood, type SettleFailure } from '../settle-failure.js'
import { invitationNotification } from './invitation-notification.js'
import type { MailSources, Notification } from './notification.js'

type Asking = 'TenantInvited' | 'InvitationResent'

type Kinds<Type extends CommunityEventType> = {
  readonly [Name in Type]: (sources: MailSources, envelope: EventEnvelope, event: EventWith<Name>) => Notification
}

/** Which events ask for a mail, and for which kind: a further kind is a file beside this one and an entry here. */
const kinds: Kinds<Asking> = {
  TenantInvited: invitationNotification,
  InvitationResent: invitationNotification,
}

/** Tells whether events of a stored type ask for a mail. */
export const asksForMail = (type: string): type is Asking => Object.hasOwn(kinds, type)

const isAsking = (event: CommunityEvent | UnknownEvent): event is EventOf<Asking> => asksForMail(event.type)

const notificationBy = <Type extends Asking>(
  sources: MailSources,
  envelope: EventEnvelope,
  event: EventWith<Type>,
): Notification => kinds[event.type](sources, envelope, event)

/** The notification that a stored event of a type that {@link asksForMail} asks for. */
export const notificationIn = (
  sources: MailSources & { readonly hasher: Hasher },
  stored: StoredEvent,
): Result<Notification, SettleFailure> =>
  openEvent(sources.hasher, stored).andThen((envelope) =>
    communityEventOf(envelope, stored).andThen(
      (event): Result<Notification, SettleFailure> =>
        isAsking(event)
          ? ok(notificationBy(sources, envelope, event))
          : err(notUnderstood(`Event ${stored.revision} of ${stored.streamId}`)),
    ),
  )
