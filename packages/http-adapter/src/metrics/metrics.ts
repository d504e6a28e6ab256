import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** A figure that is looked up when somebody asks: its value, or one value for each label. */
export interface GaugeOptions {
  /** Its name after the prefix `community_handshake_`, in snake case with its unit at the end. */
  readonly name: string
  readonly help: string
  /** The name of the label; none if left out. */
  readonly label?: string
  /** Values by label; the key of a value without label is the empty text. A rejection leaves the figure out. */
  readonly read: () => Promise<Readonly<Record<string, number>>> | Readonly<Record<string, number>>
}

/** What is counted and timed while the product runs, in the words of Prometheus. Nothing in it names a person or tenant. */
export interface Metrics {
  /** A request was answered: its method, its route template, its status, and how long it took. */
  readonly request: (method: string, route: string, status: number, seconds: number) => void
  /** A command ended: its type, and `done`, `repeated`, the code of its refusal, or the kind of its failure. */
  readonly command: (type: string, outcome: string, seconds: number) => void
  /** An append to the store ended: `appended`, `conflict`, or the reason of its failure. */
  readonly append: (outcome: string, seconds: number) => void
  /** Adds a figure that is looked up at each scrape. */
  readonly gauge: (options: GaugeOptions) => void
  /** All figures as Prometheus reads them. */
  readonly exposition: () => Promise<{ readonly contentType: string; readonly text: string }>
}

const prefix = 'community_handshake_'
// From a tenth of a millisecond, what a command in memory takes, to ten seconds.
const buckets = [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

const addGauge = (registry: Registry, { name, help, label, read }: GaugeOptions): void => {
  const gauge: Gauge = new Gauge({
    name: `${prefix}${name}`,
    help,
    registers: [registry],
    labelNames: label === undefined ? [] : [label],
    collect: async () => {
      // A figure of old would look like one of now, and a gauge without label that is reset like a zero.
      if (label === undefined) gauge.remove()
      else gauge.reset()
      const values = await Promise.resolve()
        .then(read)
        .catch(() => ({}))
      for (const [key, value] of Object.entries(values)) gauge.set(label === undefined ? {} : { [label]: key }, value)
    },
  })
}

/**
 * Opens a set of metrics of its own, with those of the process (CPU, memory, event loop) in it.
 *
 * @example
 * ```ts
 * const metrics = handshakeMetrics()
 * const store = measuredStore(memoryEventStore(), metrics)
 * ```
 */
export const handshakeMetrics = (): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    ...{ registers, buckets, name: `${prefix}http_request_duration_seconds`, help: 'How long requests took.' },
    labelNames: ['method', 'route', 'status'],
  })
  const commands = new Histogram({
    ...{ registers, buckets, name: `${prefix}command_duration_seconds`, help: 'How long commands took.' },
    labelNames: ['type', 'outcome'],
  })
  const appends = new Histogram({
    ...{ registers, buckets, name: `${prefix}store_append_duration_seconds`, help: 'How long appends took.' },
    labelNames: ['outcome'],
  })
  const conflicts = new Counter({
    ...{ registers, name: `${prefix}store_conflicts_total`, help: 'Appends that lost a race and were decided again.' },
  })
  return {
    request: (method, route, status, seconds) => requests.observe({ method, route, status: String(status) }, seconds),
    command: (type, outcome, seconds) => commands.observe({ type, outcome }, seconds),
    append: (outcome, seconds) => {
      appends.observe({ outcome }, seconds)
      if (outcome === 'conflict') conflicts.inc()
    },
    gauge: (options) => addGauge(registry, options),
    exposition: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  }
}
