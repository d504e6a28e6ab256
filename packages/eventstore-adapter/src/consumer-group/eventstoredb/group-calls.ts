import type { ConsumerGroupStatus } from '@community-handshake/domain'
import type { GetInfoResp } from '@eventstore/db-client/generated/persistent_pb.js'
import type { ServiceError } from '@grpc/grpc-js'
import { err, ok, type Result } from 'neverthrow'
import { type CallProblem, problemOf } from '../../eventstoredb/calls/call-problem.js'
import type { CallParts } from '../../eventstoredb/calls/caller.js'
import type { GroupRules } from '../group-rules.js'
import { createRequest, deleteRequest, infoRequest, replayRequest } from './group-requests.js'

type Called<T> = Promise<Result<T, CallProblem>>
type Callback<Response> = (error: ServiceError | null, response: Response) => void

const answered = <Response, T>(
  start: (callback: Callback<Response>) => void,
  read: (response: Response) => T,
): Called<T> =>
  new Promise((resolve) => {
    start((error, response) => resolve(error === null ? ok(read(response)) : err(problemOf(error))))
  })

const untilDeadline = ({ patienceMs }: CallParts) => ({ deadline: Date.now() + patienceMs })

/** Makes a group on all streams whose names match a pattern; `exists` where there is one of that name. */
export const createGroup = (call: CallParts, group: string, rules: GroupRules, pattern: string): Called<void> =>
  answered(
    (done) => call.link.groups.create(createRequest(group, rules, pattern), call.headers, untilDeadline(call), done),
    () => undefined,
  )

/** Asks how a group is doing. */
export const groupStatus = (call: CallParts, group: string): Called<ConsumerGroupStatus> =>
  answered<GetInfoResp, ConsumerGroupStatus>(
    (done) => call.link.groups.getInfo(infoRequest(group), call.headers, untilDeadline(call), done),
    (response) => {
      const info = response.getSubscriptionInfo()
      return {
        parked: Number(info?.getParkedMessageCount() ?? 0),
        inHand: info?.getTotalInFlightMessages() ?? 0,
      }
    },
  )

/** Hands out again what a group set aside. */
export const replayParked = (call: CallParts, group: string): Called<void> =>
  answered(
    (done) => call.link.groups.replayParked(replayRequest(group), call.headers, untilDeadline(call), done),
    () => undefined,
  )

/** Removes a group. */
export const removeGroup = (call: CallParts, group: string): Called<void> =>
  answered(
    (done) => call.link.groups.delete(deleteRequest(group), call.headers, untilDeadline(call), done),
    () => undefined,
  )
