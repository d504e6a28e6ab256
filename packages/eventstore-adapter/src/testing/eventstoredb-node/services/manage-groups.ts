import persistent, {
  type CreateReq,
  type CreateResp,
  type DeleteReq,
  type DeleteResp,
  type GetInfoReq,
  type GetInfoResp,
  type ReplayParkedReq,
  type ReplayParkedResp,
} from '@eventstore/db-client/generated/persistent_pb.js'
import type { handleUnaryCall, ServiceError } from '@grpc/grpc-js'
import type { NodeMethod } from '../faults.js'
import { infoMessage, settingsOf } from '../groups/group-messages.js'
import type { Groups } from '../groups/groups.js'
import { groupExists, groupMissing } from '../wire/rpc-errors.js'
import { admit, type NodeContext } from './gate.js'

type Work<Request, Response> = (request: Request) => Response | ServiceError

const unary =
  <Request, Response>(
    context: NodeContext,
    method: NodeMethod,
    work: Work<Request, Response>,
  ): handleUnaryCall<Request, Response> =>
  (call, done) => {
    const admission = admit(context, method, call)
    if (admission === 'ignored') return
    if (admission !== 'admitted') return done(admission)
    const result = work(call.request)
    if (result instanceof Error) done(result)
    else done(null, result)
  }

/** Serves the calls that create, look at and remove groups on all streams. */
export const manageGroups = (context: NodeContext, groups: Groups) => ({
  create: unary<CreateReq, CreateResp>(context, 'createGroup', (request) => {
    const options = request.getOptions()
    const name = options?.getGroupName() ?? ''
    if (options === undefined || !groups.create(settingsOf(context.log, options))) return groupExists(name)
    return new persistent.CreateResp()
  }),
  getInfo: unary<GetInfoReq, GetInfoResp>(context, 'groupInfo', (request) => {
    const name = request.getOptions()?.getGroupName() ?? ''
    const group = groups.find(name)
    return group === undefined ? groupMissing(name) : infoMessage(context.log, group)
  }),
  replayParked: unary<ReplayParkedReq, ReplayParkedResp>(context, 'replayParked', (request) => {
    const name = request.getOptions()?.getGroupName() ?? ''
    const group = groups.find(name)
    if (group === undefined) return groupMissing(name)
    group.replayParked()
    return new persistent.ReplayParkedResp()
  }),
  delete: unary<DeleteReq, DeleteResp>(context, 'deleteGroup', (request) => {
    const name = request.getOptions()?.getGroupName() ?? ''
    return groups.remove(name) ? new persistent.DeleteResp() : groupMissing(name)
  }),
})
