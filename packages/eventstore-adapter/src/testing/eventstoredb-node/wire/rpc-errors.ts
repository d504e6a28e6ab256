import { Metadata, type ServiceError, status } from '@grpc/grpc-js'
import type { NodeEndpoint } from '../faults.js'

interface ErrorParts {
  readonly code: status
  readonly details: string
  readonly trailers?: Readonly<Record<string, string>>
}

/** Makes an error as the server sends it: what a client can act on stands in the trailers. */
export const rpcError = ({ code, details, trailers = {} }: ErrorParts): ServiceError => {
  const metadata = new Metadata()
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value)
  return Object.assign(new Error(details), { code, details, metadata })
}

/** The user is unknown or the password is wrong. */
export const unauthenticated = (): ServiceError =>
  rpcError({ code: status.UNAUTHENTICATED, details: 'Status(StatusCode="Unauthenticated", Detail="")' })

/** The server is too old for this. */
export const unimplemented = (): ServiceError =>
  rpcError({ code: status.UNIMPLEMENTED, details: 'The server does not implement this method.' })

/** This node follows another one. */
export const notLeader = ({ host, port }: NodeEndpoint): ServiceError =>
  rpcError({
    code: status.NOT_FOUND,
    details: `Leader info available`,
    trailers: { exception: 'not-leader', 'leader-endpoint-host': host, 'leader-endpoint-port': String(port) },
  })

/** The stream was deleted for good. */
export const streamDeleted = (streamId: string): ServiceError =>
  rpcError({
    code: status.FAILED_PRECONDITION,
    details: `Event stream '${streamId}' is deleted.`,
    trailers: { exception: 'stream-deleted', 'stream-name': streamId },
  })

/** The events of one append are too large together. */
export const appendTooLarge = (limit: number): ServiceError =>
  rpcError({
    code: status.INVALID_ARGUMENT,
    details: `Maximum Append Size of ${limit} Exceeded.`,
    trailers: { exception: 'maximum-append-size-exceeded', 'maximum-append-size': String(limit) },
  })

const aboutGroup = (code: status, exception: string, group: string): ServiceError =>
  rpcError({
    code,
    details: `Subscription group ${group} on stream $all: ${exception}.`,
    trailers: { exception, 'stream-name': '$all', 'group-name': group },
  })

/** There is a group of that name already. */
export const groupExists = (group: string): ServiceError =>
  aboutGroup(status.ALREADY_EXISTS, 'persistent-subscription-exists', group)

/** There is no group of that name, or no longer. */
export const groupMissing = (group: string): ServiceError =>
  aboutGroup(status.NOT_FOUND, 'persistent-subscription-does-not-exist', group)

/** The node ends this member's part in the group. */
export const groupDropped = (group: string): ServiceError =>
  aboutGroup(status.CANCELLED, 'persistent-subscription-dropped', group)
