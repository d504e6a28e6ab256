import { Metadata } from '@grpc/grpc-js'
import { err, ok, type Result } from 'neverthrow'
import { type CallProblem, endedProblem } from '../calls/call-problem.js'
import type { ConnectionSettings, Endpoint, UserCredentials } from './connection-settings.js'
import { findLeader } from './find-leader.js'
import { type Link, type LinkParts, openLink } from './link.js'

type Linked = Result<Link, CallProblem>

/** The way to the node that leads; it finds another one when that is gone. */
export interface Connection {
  readonly settings: ConnectionSettings
  /** A link to the leader that is connected at this moment. */
  readonly link: () => Promise<Linked>
  /** Takes note of how a call failed: where the node may be gone or not lead, the next call looks for the leader again. */
  readonly note: (link: Link, problem: CallProblem) => void
  /** What goes with every call. */
  readonly headers: () => Metadata
  /** Gives up the link once its calls have ended. */
  readonly close: () => void
}

const authorization = ({ username, password }: UserCredentials): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`

const headersOf = ({ connectionName, tls, user }: ConnectionSettings): Metadata => {
  const metadata = new Metadata()
  metadata.set('connection-name', connectionName)
  // Others may lag behind it, and a decision must see everything stored before.
  metadata.set('requires-leader', 'true')
  if (tls && user !== undefined) metadata.set('authorization', authorization(user))
  return metadata
}

const reachLink = async (parts: LinkParts, endpoint: Endpoint, signal: AbortSignal): Promise<Linked> => {
  const link = openLink(parts, endpoint)
  const reached = await link.reach(parts.settings.defaultDeadline, signal)
  if (reached.isOk() && !signal.aborted) return ok(link)
  link.close()
  return err(reached.isErr() ? reached.error : endedProblem)
}

/** Makes a connection; nothing is sent before the first call, and nothing is connected once `closing` is aborted. */
export const makeConnection = (parts: LinkParts, closing: AbortSignal): Connection => {
  const { settings } = parts
  const { isCluster, endpoints } = settings
  const headers = headersOf(settings)
  let opening: Promise<Linked> | undefined
  let current: Link | undefined
  let redirect: Endpoint | undefined

  const target = async (): Promise<Result<Endpoint, CallProblem>> => {
    const known = redirect ?? (isCluster ? undefined : endpoints[0])
    redirect = undefined
    return known === undefined ? findLeader(parts, closing) : ok(known)
  }
  const open = async (): Promise<Linked> => {
    const endpoint = await target()
    if (endpoint.isErr()) return err(endpoint.error)
    const linked = await reachLink(parts, endpoint.value, closing)
    if (linked.isOk()) current = linked.value
    return linked
  }
  const drop = (): void => {
    current?.close()
    current = undefined
  }

  return {
    settings,
    headers: () => headers.clone(),
    link: () => {
      if (closing.aborted) return Promise.resolve(err(endedProblem))
      if (current?.isReady()) return Promise.resolve(ok(current))
      drop()
      opening ??= open().finally(() => {
        opening = undefined
      })
      return opening
    },
    note: (link, { kind, leader }) => {
      if (link !== current) return
      if (kind === 'not-leader') redirect = leader
      // A node of a cluster that does not answer may have lost the others without knowing it.
      const isSuspect = kind === 'lost' && (isCluster || !link.isReady())
      if (kind === 'not-leader' || isSuspect) drop()
    },
    close: drop,
  }
}
