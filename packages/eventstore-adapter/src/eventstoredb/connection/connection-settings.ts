/** Where a node listens. */
export interface Endpoint {
  readonly host: string
  readonly port: number
}

/** A user of the database. */
export interface UserCredentials {
  readonly username: string
  readonly password: string
}

/** What the options of a connection string say; durations in milliseconds. */
export interface ConnectionOptions {
  readonly tls: boolean
  readonly tlsCAFile?: string
  readonly userCertFile?: string
  readonly userKeyFile?: string
  readonly connectionName: string
  /** How long a call may take. */
  readonly defaultDeadline: number
  /** How long a silent connection is waited for before it is asked whether it is still there; -1 for never. */
  readonly keepAliveInterval: number
  /** How long it then has to answer; -1 for as long as it takes. */
  readonly keepAliveTimeout: number
  readonly discoveryInterval: number
  readonly gossipTimeout: number
  readonly maxDiscoverAttempts: number
}

/** Everything that a connection string says. */
export interface ConnectionSettings extends ConnectionOptions {
  /** Whether the nodes are asked for the leader of their cluster. */
  readonly isCluster: boolean
  /** At least one. */
  readonly endpoints: readonly Endpoint[]
  readonly user?: UserCredentials
}

/** What holds where a connection string says nothing. */
export const defaultOptions: ConnectionOptions = {
  tls: true,
  connectionName: 'community-handshake',
  defaultDeadline: 10_000,
  keepAliveInterval: 10_000,
  keepAliveTimeout: 5_000,
  discoveryInterval: 100,
  gossipTimeout: 5_000,
  maxDiscoverAttempts: 10,
}
