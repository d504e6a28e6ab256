import {
  type Checkpoints,
  type Clock,
  type EventStore,
  type Hasher,
  millisecondsOf,
  type StoreFailure,
} from '@community-handshake/domain'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import { followMembership } from '../follow-membership.js'
import type { MembershipNews } from '../membership-news.js'
import { growingPauseMs, keepDoing, pauseUntil, type Running, type RunOptions, type Trouble } from '../running.js'
import { signedHeaders, type WebhookKeys } from './signature.js'

/** Where to deliver to, and what is needed for it. */
export interface SenderOptions extends RunOptions {
  readonly store: EventStore
  readonly hasher: Hasher
  readonly clock: Clock
  /** Where the sender remembers how far everything is delivered. */
  readonly checkpoints: Checkpoints
  readonly keys: WebhookKeys
  /** The address of the receiver: `https`, but for this machine itself. */
  readonly url: string
}

const checkpointName = 'membership-webhook'
const patienceMs = 10_000

const trouble = (message: string): Trouble => ({ kind: 'webhook-failure', message })

const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}

/** One try: a body as before, under the id as before, signed anew with the time of this try. */
const post = async (
  { keys, url, clock }: SenderOptions,
  news: MembershipNews,
  signal: AbortSignal,
): Promise<Result<void, Trouble>> => {
  const body = JSON.stringify(news)
  const timestamp = String(Math.floor(millisecondsOf(clock.now()) / 1000))
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signedHeaders(keys, { id: news.id, timestamp, body }) },
      body,
      // A redirect would carry what is signed to somebody else.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    })
    await answer.body?.cancel()
    return answer.ok ? ok(undefined) : err(trouble(`The receiver answered ${answer.status}.`))
  } catch (error) {
    return err(trouble(`The receiver cannot be reached: ${wordsOf(error)}`))
  }
}

/** Tries until the receiver takes the news: passing over one could leave sharing open. */
const deliver = async (
  options: SenderOptions,
  news: MembershipNews,
  signal: AbortSignal,
): Promise<Result<void, Trouble>> => {
  const { pauseMs = growingPauseMs, onTrouble } = options
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    const posted = await post(options, news, signal)
    if (posted.isOk()) return posted
    if (!signal.aborted) onTrouble(posted.error)
    await pauseUntil(pauseMs(attempt), signal)
  }
  return err(trouble('The sender was stopped.'))
}

/**
 * Delivers what happens to memberships to a receiver, in order and at least once: the checkpoint moves when the
 * receiver has taken the news, so that a crash in between delivers that one again, under the same id.
 */
export const sendWebhooks = (options: SenderOptions): Running => {
  const { store, hasher, checkpoints } = options
  const save = ({ position }: MembershipNews): ResultAsync<void, StoreFailure> =>
    checkpoints.save(checkpointName, position)

  return keepDoing(async (signal) => {
    const after = await checkpoints.load(checkpointName)
    if (after.isErr()) return err(after.error)
    return followMembership<Trouble>({
      ...{ store, hasher, signal, after: after.value },
      onNews: (news) => new ResultAsync(deliver(options, news, signal)).andThen(() => save(news)),
    })
  }, options)
}
