import type { Position } from '@community-handshake/domain'

/** How far everything is done, while work on later positions may be over before work on earlier ones. */
export interface LowWater {
  /** Notes that work on a position begins, in rising order, and gives what to call when it is done. */
  readonly begin: (position: Position) => () => void
  /** Notes a position on which there is nothing to do. */
  readonly pass: (position: Position) => void
}

interface Mark {
  position: Position
  isDone: boolean
}

/** Makes a {@link LowWater}; `onMoved` hears of each position up to which everything has come to be done. */
export const makeLowWater = (onMoved: (position: Position) => void): LowWater => {
  const marks: Mark[] = []

  const move = (): void => {
    const undone = marks.findIndex(({ isDone }) => !isDone)
    const done = marks.splice(0, undone < 0 ? marks.length : undone)
    const last = done.at(-1)
    if (last !== undefined) onMoved(last.position)
  }

  return {
    begin: (position) => {
      const mark = { position, isDone: false }
      marks.push(mark)
      return () => {
        mark.isDone = true
        move()
      }
    },
    pass: (position) => {
      const last = marks.at(-1)
      // While earlier work goes on, what lies between two pieces of work takes one mark, however much it is.
      if (last?.isDone === true) last.position = position
      else marks.push({ position, isDone: true })
      move()
    },
  }
}
