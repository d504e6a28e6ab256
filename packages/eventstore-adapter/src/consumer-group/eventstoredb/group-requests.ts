import persistent, {
  type CreateReq,
  type DeleteReq,
  type GetInfoReq,
  type ReadReq,
  type ReplayParkedReq,
} from '@eventstore/db-client/generated/persistent_pb.js'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import { uuidOf } from '../../eventstoredb/wire/identifiers.js'
import type { GroupRules } from '../group-rules.js'

const empty = () => new shared.Empty()

// An event whose work takes its process down comes back without anybody having settled it.
const attemptsBeyond = 10

const settingsOf = ({ leaseMs, maxAttempts }: GroupRules): CreateReq.Settings => {
  const settings = new persistent.CreateReq.Settings()
  settings.setResolveLinks(false)
  settings.setExtraStatistics(false)
  settings.setMessageTimeoutMs(leaseMs)
  settings.setMaxRetryCount(maxAttempts + attemptsBeyond)
  settings.setCheckpointAfterMs(2000)
  settings.setMinCheckpointCount(10)
  settings.setMaxCheckpointCount(1000)
  settings.setMaxSubscriberCount(0)
  settings.setLiveBufferSize(500)
  settings.setHistoryBufferSize(500)
  settings.setReadBatchSize(20)
  settings.setNamedConsumerStrategy(persistent.CreateReq.ConsumerStrategy.ROUNDROBIN)
  settings.setConsumerStrategy('RoundRobin')
  return settings
}

const filterOf = (pattern: string): CreateReq.AllOptions.FilterOptions => {
  const expression = new persistent.CreateReq.AllOptions.FilterOptions.Expression()
  expression.setRegex(pattern)
  const filter = new persistent.CreateReq.AllOptions.FilterOptions()
  filter.setStreamIdentifier(expression)
  filter.setCount(empty())
  filter.setCheckpointintervalmultiplier(1)
  return filter
}

/** Asks for a group on all streams whose names match a pattern. */
export const createRequest = (group: string, rules: GroupRules, pattern: string): CreateReq => {
  const all = new persistent.CreateReq.AllOptions()
  if (rules.from === 'start') all.setStart(empty())
  else all.setEnd(empty())
  all.setFilter(filterOf(pattern))
  const options = new persistent.CreateReq.Options()
  options.setAll(all)
  options.setGroupName(group)
  options.setSettings(settingsOf(rules))
  const request = new persistent.CreateReq()
  request.setOptions(options)
  return request
}

/** Asks to take part in a group, with so many events at the same time. */
export const joinRequest = (group: string, concurrency: number): ReadReq => {
  const uuidOption = new persistent.ReadReq.Options.UUIDOption()
  uuidOption.setString(empty())
  const options = new persistent.ReadReq.Options()
  options.setAll(empty())
  options.setGroupName(group)
  options.setBufferSize(concurrency)
  options.setUuidOption(uuidOption)
  const request = new persistent.ReadReq()
  request.setOptions(options)
  return request
}

/** Says that the work for an event is done. */
export const ackRequest = (id: string): ReadReq => {
  const ack = new persistent.ReadReq.Ack()
  ack.addIds(uuidOf(id))
  const request = new persistent.ReadReq()
  request.setAck(ack)
  return request
}

/** Says that an event is to be handed out again, or set aside. */
export const nackRequest = (id: string, action: 'retry' | 'park', reason: string): ReadReq => {
  const { RETRY, PARK } = persistent.ReadReq.Nack.Action
  const nack = new persistent.ReadReq.Nack()
  nack.addIds(uuidOf(id))
  nack.setAction(action === 'retry' ? RETRY : PARK)
  nack.setReason(reason)
  const request = new persistent.ReadReq()
  request.setNack(nack)
  return request
}

/** Asks how a group is doing. */
export const infoRequest = (group: string): GetInfoReq => {
  const options = new persistent.GetInfoReq.Options()
  options.setAll(empty())
  options.setGroupName(group)
  const request = new persistent.GetInfoReq()
  request.setOptions(options)
  return request
}

/** Asks to hand out everything that was set aside. */
export const replayRequest = (group: string): ReplayParkedReq => {
  const options = new persistent.ReplayParkedReq.Options()
  options.setAll(empty())
  options.setGroupName(group)
  options.setNoLimit(empty())
  const request = new persistent.ReplayParkedReq()
  request.setOptions(options)
  return request
}

/** Asks to remove a group. */
export const deleteRequest = (group: string): DeleteReq => {
  const options = new persistent.DeleteReq.Options()
  options.setAll(empty())
  options.setGroupName(group)
  const request = new persistent.DeleteReq()
  request.setOptions(options)
  return request
}
