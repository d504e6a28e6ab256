import { type Actor, type Clock, millisecondsOf } from '@community-handshake/domain'
import { match } from 'ts-pattern'
import type { HttpFailure } from './http-failure.js'

/** Tells whoever is refused because of who they are as whom they are signed in. */
export const tellWho =
  (actor: Actor) =>
  (failure: HttpFailure): HttpFailure =>
    match(failure)
      .returnType<HttpFailure>()
      .with(
        { kind: 'refusal', code: 'not-the-recipient' },
        { kind: 'refusal', code: 'invitation-not-found' },
        { kind: 'refusal', code: 'email-not-verified' },
        (refusal) => ({ kind: 'account-refusal', refusal, actor }),
      )
      .otherwise((other) => other)

/** Tells whoever asked too often how long to wait. */
export const tellWhen =
  (clock: Clock) =>
  (failure: HttpFailure): HttpFailure =>
    match(failure)
      .returnType<HttpFailure>()
      .with(
        { kind: 'refusal', code: 'too-many-to-recipient' },
        { kind: 'refusal', code: 'too-many-by-sender' },
        (refusal) => {
          const wait = millisecondsOf(refusal.facts.retryAt) - millisecondsOf(clock.now())
          return { kind: 'limit-reached', refusal, waitSeconds: Math.max(1, Math.ceil(wait / 1000)) }
        },
      )
      .otherwise((other) => other)
