import type { SharedNotifier } from '@community-handshake/email-adapter'
import type { FollowingDirectory } from '@community-handshake/eventstore-adapter'
import { buildMetricsServer, handshakeMetrics, listenServer, type Metrics } from '@community-handshake/http-adapter'
import { err, ok, type Result } from 'neverthrow'
import type { ServeSettings } from '../configuration/serve-settings.js'
import { type StartFailure, startFailure } from './start-failure.js'

/** Starts to count and to time. */
export const startMetrics = (): Metrics => handshakeMetrics()

interface Watched {
  readonly directory: FollowingDirectory
  readonly metrics: Metrics
}

/** Adds how the notifier stands, and how long the directory takes to become level with the store. */
export const watchParts = ({ directory, metrics }: Watched, notifier: Pick<SharedNotifier, 'state'>): void => {
  metrics.gauge({
    ...{ name: 'notifier_state', label: 'state', read: () => ({ [notifier.state()]: 1 }) },
    help: 'What the notifier is doing: 1 for its state.',
  })
  metrics.gauge({
    name: 'directory_catch_up_seconds',
    help: 'How long the directory just took to become level with the store.',
    read: async () => {
      const startedAt = performance.now()
      const level = await directory.catchUp()
      return level.isOk() ? { '': (performance.now() - startedAt) / 1000 } : {}
    },
  })
  metrics.gauge({
    name: 'directory_usable',
    help: '1 if the directory can become level with the store, 0 if not.',
    read: async () => ({ '': (await directory.catchUp()).isOk() ? 1 : 0 }),
  })
}

/** Shows the metrics on a port of their own, where the settings name one. */
export const serveMetrics = async (
  { metricsAt }: ServeSettings,
  metrics: Metrics,
): Promise<Result<{ readonly close: () => Promise<void> }, StartFailure>> => {
  if (metricsAt === undefined) return ok({ close: async () => undefined })
  const app = buildMetricsServer(metrics)
  const listening = await listenServer(app, metricsAt)
  if (listening.isOk()) return ok({ close: () => app.close() })
  await app.close()
  return err(startFailure(`The figures cannot be shown: ${listening.error.message}`))
}
