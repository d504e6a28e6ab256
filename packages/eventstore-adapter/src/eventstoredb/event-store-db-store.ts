import type { Checkpoints, ConsumerGroups, EventStore, StoreFailure } from '@community-handshake/domain'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import { eventStoreDbGroups } from '../consumer-group/eventstoredb/event-store-db-groups.js'
import { closedFailure } from '../store/failures.js'
import { validateAppend } from '../store/validate-append.js'
import { makeEnding } from '../waiting/ending.js'
import { makeAppender } from './append/appender.js'
import { checkEventIds } from './append/check-event-ids.js'
import { makeCaller } from './calls/caller.js'
import { callLimit } from './calls/limit.js'
import { makeCheckpoints } from './checkpoints.js'
import { channelCredentials } from './connection/certificates.js'
import { makeConnection } from './connection/connection.js'
import { parseConnectionString } from './connection/connection-string.js'
import type { LinkParts } from './connection/link.js'
import { type EventStoreDbOpenFailure, openFailure } from './connection/open-failure.js'
import { subscription } from './live/follow.js'
import { makeHub } from './live/hub.js'
import { readAllPart, readStreamPart } from './read/read-whole.js'
import { makeReader } from './read/reader.js'
import { streamNames } from './wire/stream-names.js'

/** An event store on EventStoreDB or KurrentDB, with the checkpoints of its readers. */
export interface EventStoreDbStore extends EventStore {
  readonly checkpoints: Checkpoints
  /** Groups that share work, as persistent subscriptions: to make one, the user must be in `$ops` or `$admins`. */
  readonly consumerGroups: ConsumerGroups
}

/** Where the database is, and what of it is used. */
export interface EventStoreDbStoreOptions {
  /**
   * `esdb://user:password@host:2113` for one node, with `esdb+discover://` or several hosts for a cluster;
   * `kurrentdb://` means the same. Options after a question mark: `tls`, `tlsCAFile`, `userCertFile`, `userKeyFile`,
   * `connectionName`, `defaultDeadline`, `keepAliveInterval`, `keepAliveTimeout`, `discoveryInterval` in milliseconds,
   * `gossipTimeout` in seconds, `maxDiscoverAttempts`. With `tls=false` user and password are never sent.
   */
  readonly connectionString: string
  /**
   * What the names of all streams in the database begin with, at most 100 characters, where it is shared
   * with other applications: `handshake.` for example. Streams of others are never looked at then. If left out,
   * all streams of the database belong to the store, and events in them that it did not write are passed over.
   */
  readonly namespace?: string
  /** Told each time the subscription was lost or cannot be made. It is tried again for ever, with longer pauses. */
  readonly onTrouble?: (failure: StoreFailure, attempt: number) => void
}

// Together less than the hundred calls that a server allows on one connection.
const callsAtOnce = 64
const subscriptionsAtOnce = 16

const longestNamespace = 100

const checkNamespace = (namespace: string): Result<string, EventStoreDbOpenFailure> =>
  namespace.length > longestNamespace ||
  !namespace.isWellFormed() ||
  ['\0', '::'].some((text) => namespace.includes(text)) ||
  namespace.startsWith('$')
    ? err(
        openFailure(
          'invalid-option',
          `A namespace must be valid Unicode of at most ${longestNamespace} characters without ::, and must not begin with $.`,
        ),
      )
    : ok(namespace)

const openStore = (parts: LinkParts, namespace: string, options: EventStoreDbStoreOptions): EventStoreDbStore => {
  const names = streamNames(namespace)
  const closing = makeEnding()
  const { signal } = closing
  const connection = makeConnection(parts, signal)
  const caller = makeCaller(connection, callLimit(callsAtOnce))
  const reader = makeReader(caller, names)
  const appender = makeAppender({ caller, reader, names, signal })
  const lasting = makeCaller(connection, callLimit(subscriptionsAtOnce))
  const { onTrouble = () => {} } = options
  const hub = makeHub({ caller: lasting, reader, names, onTrouble })
  const consumerGroups = eventStoreDbGroups({ caller, lasting, reader, names, namespace, onTrouble, closing: signal })
  let closed: Promise<void> | undefined

  const close = async (): Promise<void> => {
    closing.abort()
    await Promise.all([appender.settled(), hub.close(), consumerGroups.close()])
    connection.close()
  }
  const ifOpen = (): Result<void, StoreFailure> => (signal.aborted ? err(closedFailure) : ok(undefined))

  return {
    append: (streamId, expected, events) => {
      const request = { streamId, expected, events: [...events] }
      return ifOpen()
        .andThen(() => validateAppend(request))
        .andThen(() => names.check(streamId))
        .andThen(() => checkEventIds(request))
        .asyncAndThen(() => new ResultAsync(appender.append(request)))
    },
    readStream: (streamId, readOptions = {}) =>
      ifOpen().asyncAndThen(() => new ResultAsync(readStreamPart({ reader, names }, streamId, readOptions, signal))),
    readAll: (readOptions = {}) =>
      ifOpen().asyncAndThen(() => new ResultAsync(readAllPart(reader, readOptions, signal))),
    subscribe: (subscribeOptions) => subscription({ hub, reader, closing: signal }, subscribeOptions),
    checkpoints: makeCheckpoints({ caller, reader, names, signal }),
    consumerGroups,
    close: () => {
      closed ??= close()
      return closed
    },
  }
}

/**
 * Opens an event store on EventStoreDB from version 23.10 on, or on KurrentDB. It connects with the first call and finds
 * the leader again whenever that changes; a failure here means that the options are wrong, not that nobody listens.
 * Ids of events must be UUIDs. An id that stands in another stream is found where this process used it lately:
 * the database itself does not look for it.
 *
 * @example
 * ```ts
 * const store = eventStoreDbStore({ connectionString: 'esdb+discover://admin:secret@cluster.example:2113' })
 * if (store.isErr()) throw new Error(store.error.message)
 * ```
 */
export const eventStoreDbStore = (
  options: EventStoreDbStoreOptions,
): Result<EventStoreDbStore, EventStoreDbOpenFailure> =>
  parseConnectionString(options.connectionString).andThen((settings) =>
    channelCredentials(settings).andThen((credentials) =>
      checkNamespace(options.namespace ?? '').map((namespace) =>
        openStore({ credentials, settings }, namespace, options),
      ),
    ),
  )
