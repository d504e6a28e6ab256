import type { Position } from '@community-handshake/domain'

/** How waiting for a position ended: everything up to it is done, or nothing more will be. */
export type Waited = 'settled' | 'ended'

/** How far a reader of the history has come, for those who wait for it. */
export interface Progress {
  readonly reach: (position: Position) => void
  /** Says that nothing more will be reached. */
  readonly end: () => void
  readonly reached: (position: Position) => Promise<Waited>
}

interface Waiting {
  readonly position: Position
  readonly resolve: (waited: Waited) => void
}

/** Makes a {@link Progress} that has come nowhere yet. */
export const makeProgress = (): Progress => {
  let current = ''
  let isOver = false
  let waiting: readonly Waiting[] = []
  return {
    reach: (position) => {
      if (position <= current) return
      current = position
      const due = waiting.filter((one) => one.position <= position)
      waiting = waiting.filter((one) => one.position > position)
      for (const { resolve } of due) resolve('settled')
    },
    end: () => {
      isOver = true
      for (const { resolve } of waiting) resolve('ended')
      waiting = []
    },
    reached: async (position) => {
      if (position <= current) return 'settled'
      if (isOver) return 'ended'
      return new Promise((resolve) => {
        waiting = [...waiting, { position, resolve }]
      })
    },
  }
}
