import {
  type CommunityId,
  communityStreamId,
  type OpenedEvent,
  openHistory,
  parseCommunityId,
  type StoredEvent,
} from '@community-handshake/domain'
import { nodePlatform } from '@community-handshake/eventstore-adapter'
import { err, ok, type Result } from 'neverthrow'
import { type AuditFailure, askedWrongly, notAnswered } from './audit-failure.js'
import { historyIn, type SourceOptions } from './history-source.js'
import { progressOf } from './progress.js'

/** Which community of which history is asked about. */
export interface CommunityOptions extends SourceOptions {
  /** Its id; not needed where the history holds one community only. */
  readonly community?: string
}

const { hasher } = nodePlatform()

const wantedId = (text: string | undefined): Result<CommunityId | undefined, AuditFailure> =>
  text === undefined
    ? ok(undefined)
    : parseCommunityId(text).mapErr(({ message }) => askedWrongly(`--community ${message}.`))

const tooMany = (streams: readonly string[]): AuditFailure =>
  askedWrongly(
    `The history holds more than one community; name one with --community:\n${streams
      .map((streamId) => `  ${streamId.replace('community-', '')}`)
      .join('\n')}`,
  )

const named = 20

/** Gathers the events of one community: the one that is wanted, or the first that comes. */
const gather = (wanted: string | undefined) => {
  const streams = new Set<string>()
  const events: StoredEvent[] = []
  const isIt = (streamId: string): boolean =>
    wanted === undefined ? streams.has(streamId) && streams.size === 1 : streamId === wanted
  return {
    take: (event: StoredEvent): void => {
      if (streams.size < named) streams.add(event.streamId)
      if (isIt(event.streamId)) events.push(event)
    },
    gathered: (): Result<readonly StoredEvent[], AuditFailure> =>
      wanted === undefined && streams.size > 1 ? err(tooMany([...streams])) : ok(events),
  }
}

const collect = async (
  options: SourceOptions,
  communityId: CommunityId | undefined,
): Promise<Result<readonly StoredEvent[], AuditFailure>> => {
  const source = historyIn(options)
  if (source.isErr()) return err(source.error)
  const progress = progressOf('Reading')
  const { take, gathered } = gather(communityId === undefined ? undefined : communityStreamId(communityId))
  for await (const event of source.value) {
    if (event.isErr()) return err(event.error)
    take(event.value)
    progress.advance()
  }
  progress.end()
  return gathered()
}

/** The opened history of the community that is asked about. */
export const historyOfOne = async (
  options: CommunityOptions,
): Promise<Result<readonly OpenedEvent[], AuditFailure>> => {
  const communityId = wantedId(options.community)
  if (communityId.isErr()) return err(communityId.error)
  const stored = await collect(options, communityId.value)
  return stored.andThen((events) =>
    events.length === 0
      ? err(notAnswered('The history holds no such community.'))
      : openHistory(hasher, events).mapErr(({ message }) =>
          notAnswered(`${message} Run "audit verify" to see everything that is wrong.`),
        ),
  )
}
