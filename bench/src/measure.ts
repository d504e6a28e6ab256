/** A way to do a piece of work, `operations` times each time it is run. */
export interface Variant {
  readonly name: string
  readonly operations: number
  /** What others would bring along, such as the commands of clients; not measured. */
  readonly prepare?: () => void
  readonly run: () => void | Promise<void>
}

/** What was measured of one variant. */
export interface Rate {
  readonly name: string
  /** Median over the rounds. */
  readonly perSecond: number
}

/** Two variants measured side by side. */
export interface Comparison {
  readonly ours: Rate
  readonly limit: Rate
  /** How many times as fast as the limit ours is: the median of the ratios taken inside each round. */
  readonly ratio: number
}

/** The middle value. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

const collectGarbage = (): void => globalThis.gc?.()

const rateOf = async ({ prepare, run, operations }: Variant): Promise<number> => {
  prepare?.()
  collectGarbage()
  const before = process.hrtime.bigint()
  await run()
  const seconds = Number(process.hrtime.bigint() - before) / 1e9
  return operations / seconds
}

/**
 * Runs both once a round, in turning order, so that a machine whose speed drifts slows both alike.
 * The first round warms up and does not count.
 */
export const compare = async (ours: Variant, limit: Variant, rounds: number): Promise<Comparison> => {
  const rates: { ours: number; limit: number }[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const first = round % 2 === 0 ? await rateOf(ours) : await rateOf(limit)
    const second = round % 2 === 0 ? await rateOf(limit) : await rateOf(ours)
    if (round > 0) rates.push(round % 2 === 0 ? { ours: first, limit: second } : { ours: second, limit: first })
  }
  return {
    ours: { name: ours.name, perSecond: median(rates.map((rate) => rate.ours)) },
    limit: { name: limit.name, perSecond: median(rates.map((rate) => rate.limit)) },
    ratio: median(rates.map((rate) => rate.ours / rate.limit)),
  }
}
