import { GenericContainer, getContainerRuntimeClient, ImageName, Wait } from 'testcontainers'

/** A server to run the contracts against. */
export interface RealServer {
  readonly connectionString: string
  readonly stop: () => Promise<void>
}

/** A server, or why there is none. */
export type FoundServer =
  | { readonly kind: 'found'; readonly server: RealServer }
  | { readonly kind: 'none'; readonly reason: string }

const port = 2113
const startupMs = 180_000
const image = process.env['EVENTSTORE_IMAGE'] ?? 'docker.io/kurrentplatform/kurrentdb:26.1.1'

const none = (reason: string): FoundServer => ({ kind: 'none', reason })

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const startContainer = async (): Promise<RealServer> => {
  const container = await new GenericContainer(image)
    .withExposedPorts(port)
    .withCommand(['--insecure', '--run-projections=None'])
    .withWaitStrategy(Wait.forHttp('/health/live', port))
    .withStartupTimeout(startupMs)
    .start()
  return {
    connectionString: `esdb://${container.getHost()}:${container.getMappedPort(port)}?tls=false`,
    stop: async () => {
      await container.stop()
    },
  }
}

const hasImage = async (): Promise<boolean> => {
  const { image: images } = await getContainerRuntimeClient()
  return images.exists(ImageName.fromString(image))
}

const hasRuntime = async (): Promise<boolean> => {
  try {
    await getContainerRuntimeClient()
    return true
  } catch {
    return false
  }
}

/** What runs along with all tests neither fetches images nor fails where a container does not start. */
const startIfAtHand = async (): Promise<FoundServer> => {
  try {
    if (!(await hasImage())) return none(`the image ${image} is not here; npm run test:eventstoredb fetches it`)
    return { kind: 'found', server: await startContainer() }
  } catch (error) {
    return none(`the container did not start: ${messageOf(error)}`)
  }
}

/**
 * The server named in EVENTSTORE_CONNECTION_STRING; else one in a container, where there is something to run it and
 * its image is here. Started with `--real-server`, the image is fetched, and a container that does not start is an
 * error. The user of a named server must be allowed to make and remove persistent subscriptions.
 */
export const findRealServer = async (): Promise<FoundServer> => {
  const connectionString = process.env['EVENTSTORE_CONNECTION_STRING'] ?? ''
  if (connectionString !== '') return { kind: 'found', server: { connectionString, stop: async () => {} } }
  if (!(await hasRuntime())) return none('EVENTSTORE_CONNECTION_STRING is not set, and no container runtime runs here')
  return process.argv.includes('--real-server') ? { kind: 'found', server: await startContainer() } : startIfAtHand()
}
