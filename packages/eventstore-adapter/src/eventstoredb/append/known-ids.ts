import type { EventId } from '@community-handshake/domain'

/** Where an event stands. */
export interface KnownPlace {
  readonly streamId: string
  readonly revision: bigint
}

/**
 * The ids that this process appended lately. The database looks for an id only where it expects one; with these
 * an id that was used elsewhere is found as well, unless another process used it or it is long ago.
 */
export interface KnownIds {
  readonly find: (id: EventId) => KnownPlace | undefined
  readonly remember: (id: EventId, place: KnownPlace) => void
  /**
   * Waits until no other append with one of these ids is under way, and keeps others waiting
   * until the returned function is called.
   */
  readonly claim: (ids: readonly EventId[]) => Promise<() => void>
}

/** Makes {@link KnownIds} that forget the oldest when there are more than so many. */
export const knownIds = (capacity: number): KnownIds => {
  const places = new Map<EventId, KnownPlace>()
  const claims = new Map<EventId, Promise<void>>()

  const claimNow = (ids: readonly EventId[]): (() => void) => {
    let finish = (): void => {}
    const finished = new Promise<void>((resolve) => {
      finish = resolve
    })
    for (const id of ids) claims.set(id, finished)
    return () => {
      for (const id of ids) claims.delete(id)
      finish()
    }
  }
  return {
    find: (id) => places.get(id),
    remember: (id, place) => {
      places.delete(id)
      places.set(id, place)
      const [oldest] = places.keys()
      if (places.size > capacity && oldest !== undefined) places.delete(oldest)
    },
    claim: async (ids) => {
      for (;;) {
        const claimed = ids.map((id) => claims.get(id)).find((claim) => claim !== undefined)
        if (claimed === undefined) return claimNow(ids)
        await claimed
      }
    },
  }
}
