/** Runs work one after the other, in the order in which it was handed in; work that fails does not hold up the next. */
export type Line = <T>(work: () => Promise<T>) => Promise<T>

/** Makes a {@link Line} in which nobody stands yet. */
export const makeLine = (): Line => {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine
    return mine
  }
}
