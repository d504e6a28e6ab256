import type { Position } from '@community-handshake/domain'
import { err, ok, type Result, ResultAsync } from 'neverthrow'
import type { MembershipNews } from '../membership-news.js'
import { type SharingState, withNews } from './sharing-state.js'
import { readState, type StateFailure, writeState } from './state-file.js'

/** Takes news of memberships and opens or closes the host's own sharing accordingly, each news once. */
export interface SharingDesk {
  readonly state: () => SharingState
  /** Takes news; `known` where they had been taken before. What is answered is on the disk. */
  readonly take: (news: MembershipNews) => ResultAsync<'taken' | 'known', StateFailure>
  /** Resolves when the state holds everything up to a position. */
  readonly reached: (position: Position) => Promise<void>
}

interface Waiting {
  readonly position: Position
  readonly resolve: () => void
}

const deskOn = (path: string, initial: SharingState): SharingDesk => {
  let state = initial
  let last: Promise<unknown> = Promise.resolve()
  const waiting = new Set<Waiting>()
  const isReached = (position: Position): boolean => state.checkpoint !== null && state.checkpoint >= position

  const take = async (news: MembershipNews): Promise<Result<'taken' | 'known', StateFailure>> => {
    const next = withNews(state, news)
    if (next === state) return ok('known')
    const written = await writeState(path, next)
    if (written.isErr()) return err(written.error)
    state = next
    for (const one of [...waiting]) {
      if (!isReached(one.position)) continue
      waiting.delete(one)
      one.resolve()
    }
    return ok('taken')
  }

  return {
    state: () => state,
    // One after the other: each is taken into what the one before has left.
    take: (news) => {
      const taking = last.then(() => take(news))
      last = taking
      return new ResultAsync(taking)
    },
    reached: async (position) => {
      if (isReached(position)) return
      await new Promise<void>((resolve) => waiting.add({ position, resolve }))
    },
  }
}

/** Opens the desk on the file that holds its state, which is made with the first news. */
export const openSharingDesk = (path: string): ResultAsync<SharingDesk, StateFailure> =>
  readState(path).map((state) => deskOn(path, state))
