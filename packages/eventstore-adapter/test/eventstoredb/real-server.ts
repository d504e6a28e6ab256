/** A server to run the contract against. */
export interface RealServer {
  readonly connectionString: string
  readonly stop: () => Promise<void>
}

interface StartedContainer {
  readonly getHost: () => string
  readonly getMappedPort: (port: number) => number
  readonly stop: () => Promise<unknown>
}

interface Container {
  readonly withExposedPorts: (port: number) => Container
  readonly withCommand: (command: readonly string[]) => Container
  readonly withWaitStrategy: (strategy: unknown) => Container
  readonly start: () => Promise<StartedContainer>
}

/** The part of the package `testcontainers` that is used here. */
interface Testcontainers {
  readonly GenericContainer: new (image: string) => Container
  readonly Wait: { readonly forHttp: (path: string, port: number) => unknown }
}

const port = 2113
const defaultImage = 'docker.io/kurrentplatform/kurrentdb:26.1.1'

const isTestcontainers = (module: unknown): module is Testcontainers =>
  typeof module === 'object' && module !== null && 'GenericContainer' in module && 'Wait' in module

/** The package is looked for when it is wanted: who has no Docker need not install it. */
const loadTestcontainers = async (): Promise<Testcontainers> => {
  const name = 'testcontainers'
  const module: unknown = await import(name)
  if (!isTestcontainers(module)) throw new Error('the package testcontainers is another one than expected')
  return module
}

const startContainer = async (): Promise<RealServer> => {
  const { GenericContainer, Wait } = await loadTestcontainers()
  const container = await new GenericContainer(process.env['EVENTSTORE_IMAGE'] ?? defaultImage)
    .withExposedPorts(port)
    .withCommand(['--insecure', '--run-projections=None'])
    .withWaitStrategy(Wait.forHttp('/health/live', port))
    .start()
  return {
    connectionString: `esdb://${container.getHost()}:${container.getMappedPort(port)}?tls=false`,
    stop: async () => {
      await container.stop()
    },
  }
}

/**
 * The server named in EVENTSTORE_CONNECTION_STRING, or one in a container where this was started with `--container`;
 * undefined where there is neither. The user must be allowed to make and remove persistent subscriptions.
 */
export const findRealServer = async (): Promise<RealServer | undefined> => {
  const connectionString = process.env['EVENTSTORE_CONNECTION_STRING']
  if (connectionString !== undefined) return { connectionString, stop: async () => {} }
  return process.argv.includes('--container') ? startContainer() : undefined
}
