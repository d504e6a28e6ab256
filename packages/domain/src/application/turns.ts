/** Lets work on the same subject happen one after the other, and on different subjects side by side. */
export interface Turns {
  /** Runs `work` once all earlier work on the subject is over, however it ended. */
  readonly take: <T>(subject: string, work: () => Promise<T>) => Promise<T>
}

/** Makes {@link Turns}; a subject that nobody waits for takes no memory. */
export const makeTurns = (): Turns => {
  const last = new Map<string, Promise<unknown>>()
  return {
    take: (subject, work) => {
      const before = last.get(subject)
      const mine = before === undefined ? work() : before.then(work, work)
      last.set(subject, mine)
      const leave = (): void => {
        if (last.get(subject) === mine) last.delete(subject)
      }
      mine.then(leave, leave)
      return mine
    },
  }
}
