import { err, ok, type Result } from 'neverthrow'
import type { CommunityCommand } from '../community/commands.js'
import { decide } from '../community/decide.js'
import type { CommunityEvent } from '../community/events.js'
import { mayRead } from '../community/permissions.js'
import { refusal } from '../community/refusals.js'
import type { PersonalData } from '../erasure/personal-data.js'
import { fitsSchema } from '../history/community-history.js'
import { type ParseFailure, parseFailure } from '../identity/parse-failure.js'
import type { Backoff } from '../ports/backoff.js'
import type { Appended, EventStore } from '../ports/event-store.js'
import type { Hasher } from '../ports/hasher.js'
import { appendSurely } from './append-surely.js'
import { type CommunityStream, type LedgerEntry, readOn, takeAppended, unread } from './community-stream.js'
import { noEarlierThan } from './no-earlier-than.js'
import type { CommandFailure, CommandOutcome } from './outcome.js'
import { isSameCommand, type ReadyEvents, readyEvents } from './ready-events.js'
import { recall } from './recall.js'
import type { CommandOrigin } from './seal-decision.js'

/** What the handler works with. */
export interface CommandHandlerPorts {
  readonly store: EventStore
  readonly hasher: Hasher
  readonly backoff: Backoff
  /** Seals the personal data of communities created from now on; if left out it is stored as it is. */
  readonly personalData?: PersonalData
}

/** How a command is to be handled. */
export interface ExecuteOptions extends CommandOrigin {
  /** Refuse unless the community is at this revision (`If-Match` over HTTP). */
  readonly ifRevision?: number
}

type Handled = Result<CommandOutcome, CommandFailure>

interface Request {
  readonly command: CommunityCommand
  readonly options: ExecuteOptions
}

// Enough for the busiest community: each try loses only to somebody else's success.
const tries = 10

const repeat = async (
  ports: CommandHandlerPorts,
  stream: CommunityStream,
  { command }: Request,
  entry: LedgerEntry,
): Promise<Handled> => {
  const { store, hasher } = ports
  const { actor, communityId } = command
  const isSame = await isSameCommand(ports, stream, command, entry.digest)
  if (isSame.isErr()) return err(isSame.error)
  const { state } = stream.fold
  if (!isSame.value) {
    const visible = state.kind === 'Community' && (actor === undefined || mayRead(state, actor))
    return err(visible ? refusal('command-id-reused', 'Open', {}) : refusal('community-not-found', 'NoCommunity', {}))
  }
  if (state.kind !== 'Community') return err(refusal('community-not-found', 'NoCommunity', {}))
  const recalled = await recall(store, hasher, stream.streamId, entry)
  return recalled.map((found) => ({ communityId, ...found, repeated: true, community: state }))
}

const decideOn = (
  stream: CommunityStream,
  { command, options: { ifRevision } }: Request,
): Result<readonly CommunityEvent[], CommandFailure> => {
  const { state } = stream.fold
  // What is refused anyway is refused for its own reason (RFC 9110 section 13.2.1): so only those
  // who may act learn at which revision the community is.
  const decided = decide(command, state)
  return decided.isErr() || ifRevision === undefined || ifRevision === state.revision
    ? decided
    : err(refusal('revision-changed', 'Open', { expectedRevision: ifRevision, currentRevision: state.revision }))
}

// Parsers let nothing through that a schema forbids; a host that builds commands by itself is told here.
const findUnstorable = (events: readonly CommunityEvent[]): ParseFailure | undefined => {
  const wrong = events.find((event) => !fitsSchema(event))
  return (
    wrong &&
    parseFailure('command', `would store a ${wrong.type} that its schema forbids; parse every field of it first`)
  )
}

const settle = (
  stream: CommunityStream,
  request: Request,
  done: { events: readonly CommunityEvent[]; ready: ReadyEvents; appended: Appended },
): Handled => {
  const { events, ready } = done
  const { revision, position } = done.appended
  const { commandId, communityId, now: occurredAt } = request.command
  const mark = { commandId, commandDigest: ready.digest, occurredAt }
  stream.isSealed ??= ready.isSealed
  const first = Number(revision) - events.length + 1
  events.forEach((event, index) => {
    takeAppended(stream, event, { revision: first + index, digest: ready.toAppend[index]?.digest ?? '' }, mark)
  })
  const { state } = stream.fold
  return state.kind === 'Community'
    ? ok({ communityId, revision, position, events, repeated: false, community: state })
    : err(refusal('community-not-found', 'NoCommunity', {}))
}

/** A command that lost a race, or whose server's clock is a little behind, happens no earlier than what it follows. */
const inOrderOfTime = (request: Request, { latest }: CommunityStream): Request => {
  const { command } = request
  const now = noEarlierThan(latest, command.now)
  return now === command.now ? request : { ...request, command: { ...command, now } }
}

/** One try: the outcome, or undefined where somebody else was faster and the stream must be read again. */
const tryOnce = async (
  ports: CommandHandlerPorts,
  stream: CommunityStream,
  asked: Request,
): Promise<Handled | undefined> => {
  const entry = stream.ledger.get(asked.command.commandId)
  if (entry !== undefined) return repeat(ports, stream, asked, entry)
  const request = inOrderOfTime(asked, stream)
  const { command, options } = request
  const decidedAt = stream.end.revision
  const decided = decideOn(stream, request)
  if (decided.isErr()) return err(decided.error)
  const events = decided.value
  const unstorable = findUnstorable(events)
  if (unstorable !== undefined) return err(unstorable)
  const making = readyEvents(ports, stream, { command, origin: options, events })
  const ready = making instanceof Promise ? await making : making
  if (ready.isErr()) return err(ready.error)
  if ('outdated' in ready.value) {
    unread(stream, ready.value.outdated)
    return undefined
  }
  // Somebody who only reads may have moved the stream on while keys were looked for.
  if (stream.end.revision !== decidedAt) return undefined
  const target = { streamId: stream.streamId, after: decidedAt }
  const appended = await appendSurely(ports.store, ports.backoff, target, ready.value.toAppend)
  if (appended.isOk()) return settle(stream, request, { events, ready: ready.value, appended: appended.value })
  return appended.error.kind === 'revision-conflict' ? undefined : err(appended.error)
}

const readToEnd = ({ store, hasher }: CommandHandlerPorts, stream: CommunityStream) => readOn(store, hasher, stream)

/** Lets a refusal stand that was decided on the newest state; undefined where the stream has moved on since. */
const confirm = async (
  ports: CommandHandlerPorts,
  stream: CommunityStream,
  decidedAt: number,
  refused: Handled,
): Promise<Handled | undefined> => {
  const read = await readToEnd(ports, stream)
  if (read.isErr()) return err(read.error)
  // Somebody who only reads may have moved the stream on as well.
  return stream.end.revision > decidedAt ? undefined : refused
}

const tryFresh = async (ports: CommandHandlerPorts, stream: CommunityStream, request: Request): Promise<Handled> => {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const read = await readToEnd(ports, stream)
    if (read.isErr()) return err(read.error)
    const tried = await tryOnce(ports, stream, request)
    if (tried !== undefined) return tried
    await ports.backoff.pause(attempt)
  }
  const message = 'Others kept changing this community at the same time. Send the same command again.'
  return err({ kind: 'contention', message })
}

/**
 * Handles one command on a stream that may have been read earlier. Deciding to append on an old state is caught
 * by the expected revision; a refusal is given only after the stream has been read to its end.
 */
export const handle = async (
  ports: CommandHandlerPorts,
  stream: CommunityStream,
  command: CommunityCommand,
  options: ExecuteOptions,
): Promise<Result<CommandOutcome, CommandFailure>> => {
  const request = { command, options }
  const decidedAt = stream.end.revision
  // A new community has nothing to be read first; should its id be taken after all, the append tells.
  const isKept = decidedAt >= 0 || command.type === 'CreateCommunity'
  const tried = isKept ? await tryOnce(ports, stream, request) : undefined
  if (tried?.isOk()) return tried
  const confirmed = tried && (await confirm(ports, stream, decidedAt, tried))
  return confirmed ?? tryFresh(ports, stream, request)
}
