import {
  communityStreamPrefix,
  type EventStore,
  type Hasher,
  type HistoryDamaged,
  type Position,
  type StoredEvent,
  type StoreFailure,
} from '@community-handshake/domain'
import { err, ok, type Result, type ResultAsync } from 'neverthrow'
import { type MembershipNews, type NotUnderstood, newsIn } from './membership-news.js'

/** What following works with. */
export interface FollowOptions<Failure> {
  readonly store: EventStore
  readonly hasher: Hasher
  /** The position of the last news that is done with; undefined to begin at the beginning. */
  readonly after: Position | undefined
  readonly signal: AbortSignal
  /** Called with each news, one after the other; the next one comes when this is done. */
  readonly onNews: (news: MembershipNews) => ResultAsync<unknown, Failure>
}

const told = async <Failure>(
  { hasher, onNews }: FollowOptions<Failure>,
  stored: StoredEvent,
): Promise<Result<unknown, Failure | HistoryDamaged | NotUnderstood>> => {
  const news = newsIn(hasher, stored)
  if (news.isErr()) return err(news.error)
  return news.value === undefined ? ok(undefined) : onNews(news.value)
}

/** Calls back with what happens to memberships, from a position on, until the signal or the first failure. */
export const followMembership = async <Failure>(
  options: FollowOptions<Failure>,
): Promise<Result<void, Failure | StoreFailure | HistoryDamaged | NotUnderstood>> => {
  const { store, after, signal } = options
  const from = after === undefined ? {} : { after }
  for await (const message of store.subscribe({ ...from, streamPrefix: communityStreamPrefix, signal })) {
    if (message.kind === 'failed') return err(message.failure)
    if (message.kind === 'caught-up') continue
    const done = await told(options, message.event)
    if (done.isErr()) return err(done.error)
  }
  return ok(undefined)
}
