import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/persistent_pb.js'
import type { UUID } from '@eventstore/db-client/generated/shared_pb.js'
import type { handleBidiStreamingCall, ServerDuplexStream } from '@grpc/grpc-js'
import type { Group } from '../groups/group.js'
import type { GroupMember } from '../groups/group-hands.js'
import { actionOf, joinedMessage } from '../groups/group-messages.js'
import type { Groups } from '../groups/groups.js'
import { deliveryMessage } from '../wire/recorded.js'
import { groupDropped, groupMissing } from '../wire/rpc-errors.js'
import { admit, type NodeContext } from './gate.js'

type Call = ServerDuplexStream<ReadReq, ReadResp>

interface Membership {
  readonly group: Group
  readonly member: GroupMember
}

const join = (call: Call, group: Group, bufferSize: number): Membership => {
  const member: GroupMember = {
    bufferSize,
    deliver: (delivery) => {
      call.write(deliveryMessage(delivery))
    },
    drop: (error) => {
      call.emit('error', error)
    },
  }
  call.write(joinedMessage(group.settings.name))
  group.join(member)
  return { group, member }
}

const idsIn = (settled: { readonly getIdsList: () => UUID[] }): readonly string[] =>
  settled.getIdsList().map((id) => id.getString())

const settleNack = ({ group, member }: Membership, nack: ReadReq.Nack): void => {
  const action = actionOf(nack)
  if (action !== 'stop') group.nack(member, { ids: idsIn(nack), action, reason: nack.getReason() })
  else {
    group.leave(member)
    member.drop(groupDropped(group.settings.name))
  }
}

const settle = (membership: Membership, message: ReadReq): void => {
  const ack = message.getAck()
  const nack = message.getNack()
  if (ack !== undefined) membership.group.ack(membership.member, idsIn(ack))
  if (nack !== undefined) settleNack(membership, nack)
}

/** Serves `Read` of a group: the first message says which, those that come after settle what was delivered. */
export const consumeHandler =
  (context: NodeContext, groups: Groups): handleBidiStreamingCall<ReadReq, ReadResp> =>
  (call) => {
    const admission = admit(context, 'consume', call)
    if (typeof admission === 'object') return void call.emit('error', admission)
    if (admission === 'ignored') return
    let membership: Membership | undefined
    const leave = (): void => membership?.group.leave(membership.member)
    call.on('data', (message: ReadReq) => {
      if (membership !== undefined) {
        settle(membership, message)
        return
      }
      const options = message.getOptions()
      const name = options?.getGroupName() ?? ''
      const group = groups.find(name)
      if (options === undefined || group === undefined) return void call.emit('error', groupMissing(name))
      membership = join(call, group, options.getBufferSize())
    })
    call.on('cancelled', leave)
    call.on('close', leave)
    call.on('end', () => {
      leave()
      call.end()
    })
  }
