import type { ServiceError } from '@grpc/grpc-js'
import type { GroupDelivery } from '../wire/recorded.js'

/** A member of a group as the group sees it. */
export interface GroupMember {
  readonly bufferSize: number
  readonly deliver: (delivery: GroupDelivery) => void
  readonly drop: (error: ServiceError) => void
}

/** What the members of a group hold at the moment. */
export interface GroupHands {
  readonly members: () => readonly GroupMember[]
  readonly held: () => readonly GroupDelivery[]
  readonly join: (member: GroupMember) => void
  /** Takes everything out of the hands of a member that goes. */
  readonly leave: (member: GroupMember) => readonly GroupDelivery[]
  /** The member with the fewest deliveries; undefined if nobody has a free place. */
  readonly mostIdle: () => GroupMember | undefined
  readonly give: (member: GroupMember, delivery: GroupDelivery) => void
  /** Takes those of the deliveries that the member still holds out of its hands. */
  readonly take: (member: GroupMember, ids: readonly string[]) => readonly GroupDelivery[]
}

interface Held {
  readonly delivery: GroupDelivery
  readonly timer: NodeJS.Timeout
}

const idOf = ({ record, link }: GroupDelivery): string => (link ?? record).id

/** Makes empty hands. What a member has held for so long is taken away and given to `onTimeout`. */
export const groupHands = (timeoutMs: number, onTimeout: (delivery: GroupDelivery) => void): GroupHands => {
  const hands = new Map<GroupMember, Map<string, Held>>()

  const release = (member: GroupMember, id: string): readonly GroupDelivery[] => {
    const held = hands.get(member)
    const found = held?.get(id)
    if (found === undefined) return []
    clearTimeout(found.timer)
    held?.delete(id)
    return [found.delivery]
  }
  const take: GroupHands['take'] = (member, ids) => ids.flatMap((id) => release(member, id))

  return {
    members: () => [...hands.keys()],
    held: () => [...hands.values()].flatMap((held) => [...held.values()].map(({ delivery }) => delivery)),
    join: (member) => {
      hands.set(member, new Map())
    },
    leave: (member) => {
      const taken = take(member, [...(hands.get(member)?.keys() ?? [])])
      hands.delete(member)
      return taken
    },
    mostIdle: () => {
      const free = [...hands].filter(([member, held]) => held.size < member.bufferSize)
      return free.sort(([, left], [, right]) => left.size - right.size)[0]?.[0]
    },
    give: (member, delivery) => {
      const id = idOf(delivery)
      const timer = setTimeout(() => release(member, id).forEach(onTimeout), timeoutMs)
      timer.unref()
      const held = hands.get(member) ?? new Map<string, Held>()
      held.set(id, { delivery, timer })
      // Who was given something last comes last, as with round robin.
      hands.delete(member)
      hands.set(member, held)
      member.deliver(delivery)
    },
    take,
  }
}
