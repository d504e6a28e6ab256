import persistent, {
  type CreateReq,
  type GetInfoResp,
  type ReadReq,
  type ReadResp,
} from '@eventstore/db-client/generated/persistent_pb.js'
import type { NodeLog } from '../node-log.js'
import { recordFilter } from '../wire/stream-filter.js'
import type { Group, GroupSettings, Nack } from './group.js'

const positionText = (position: number): string => `C:${position}/P:${position}`

const afterOf = (log: NodeLog, options: CreateReq.AllOptions | undefined): number => {
  if (options?.hasEnd()) return log.all.at(-1)?.position ?? 0
  // A group begins at a position with the record that stands there.
  return options?.hasPosition() ? Number(options.getPosition()?.getCommitPosition()) - 1 : -1
}

/** Reads from the wire how a group is to be. */
export const settingsOf = (log: NodeLog, options: CreateReq.Options): GroupSettings => {
  const settings = options.getSettings()
  return {
    name: options.getGroupName(),
    passes: recordFilter(options.getAll()?.getFilter()),
    after: afterOf(log, options.getAll()),
    maxRetryCount: settings?.getMaxRetryCount() ?? 10,
    messageTimeoutMs: settings?.getMessageTimeoutMs() ?? 30_000,
  }
}

/** The message that tells a member that it has joined. */
export const joinedMessage = (name: string): ReadResp => {
  const confirmed = new persistent.ReadResp.SubscriptionConfirmation()
  confirmed.setSubscriptionId(`$all::${name}`)
  const message = new persistent.ReadResp()
  message.setSubscriptionConfirmation(confirmed)
  return message
}

/** Reads from the wire what shall become of what a member cannot do. */
export const actionOf = (nack: ReadReq.Nack): Nack['action'] | 'stop' => {
  const { Action } = persistent.ReadReq.Nack
  const actions: Readonly<Partial<Record<number, Nack['action'] | 'stop'>>> = {
    [Action.PARK]: 'park',
    [Action.SKIP]: 'skip',
    [Action.STOP]: 'stop',
  }
  return actions[nack.getAction()] ?? 'retry'
}

/** Tells how a group is doing. */
export const infoMessage = (log: NodeLog, group: Group): GetInfoResp => {
  const { settings, parked } = group
  const info = new persistent.SubscriptionInfo()
  info.setEventSource('$all')
  info.setGroupName(settings.name)
  info.setStatus('Live')
  info.setTotalItems('0')
  info.setCountSinceLastMeasurement('0')
  info.setStartFrom('C:0/P:0')
  info.setLastCheckpointedEventPosition(positionText(group.checkpoint()))
  info.setLastKnownEventPosition(positionText(log.all.at(-1)?.position ?? 0))
  info.setMessageTimeoutMilliseconds(settings.messageTimeoutMs)
  info.setMaxRetryCount(settings.maxRetryCount)
  info.setLiveBufferCount('0')
  info.setTotalInFlightMessages(group.inFlight())
  info.setOutstandingMessagesCount(group.inFlight())
  info.setNamedConsumerStrategy('RoundRobin')
  info.setParkedMessageCount(String(parked.count()))
  const message = new persistent.GetInfoResp()
  message.setSubscriptionInfo(info)
  return message
}
