import { resolve } from 'node:path'
import { err, ok, type Result } from 'neverthrow'
import { match } from 'ts-pattern'
import { type StartFailure, startFailure } from '../composition/start-failure.js'

/** Where a history is kept. */
export type StoreSettings =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'memory' }
  | {
      readonly kind: 'eventstoredb'
      /** As the adapter takes it; it may hold a password, so it is never shown. */
      readonly connectionString: string
      /** What the names of all streams in the database begin with. */
      readonly namespace?: string
    }

/** What can stand where a store is to be named. */
export const knownStores = 'sqlite:<file>, the path of a file, or esdb://user:password@host:2113?option=value'

const eventStoreDbSchemes = ['esdb', 'esdb+discover', 'kurrentdb', 'kurrentdb+discover']

const namespaceIn = (pair: string): string | undefined => /^namespace=(.*)$/i.exec(pair)?.[1]

// The namespace is ours, not one of the options that the database's own connection strings know.
const eventStoreDb = (text: string): Result<StoreSettings, StartFailure> => {
  const at = text.indexOf('?')
  const pairs = at < 0 ? [] : text.slice(at + 1).split('&')
  const rest = pairs.filter((pair) => namespaceIn(pair) === undefined)
  const named = pairs.map(namespaceIn).find((namespace) => namespace !== undefined)
  const beforeOptions = at < 0 ? text : text.slice(0, at)
  const connectionString = rest.length === 0 ? beforeOptions : `${beforeOptions}?${rest.join('&')}`
  if (named === undefined) return ok({ kind: 'eventstoredb', connectionString })
  try {
    return ok({ kind: 'eventstoredb', connectionString, namespace: decodeURIComponent(named) })
  } catch {
    return err(startFailure('The namespace of the store is not percent-encoded as it should be.'))
  }
}

/**
 * Reads the address of a store: `memory:`, `sqlite:<file>`, the path of a file, or a connection string of EventStoreDB
 * or KurrentDB, with `namespace=<text>` as one more option. What cannot be understood is not repeated: it may be a
 * connection string with a password and a slip in its beginning.
 */
export const storeAddress = (text: string): Result<StoreSettings, StartFailure> => {
  // A single letter is a drive, not a scheme.
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]+):/.exec(text)?.[1]?.toLowerCase()
  if (text === 'memory:') return ok({ kind: 'memory' })
  if (scheme !== undefined && eventStoreDbSchemes.includes(scheme)) return eventStoreDb(text)
  const path = scheme === undefined ? text : /^sqlite:(.+)$/.exec(text)?.[1]
  return path === undefined || path.trim() === ''
    ? err(startFailure(`There is no such store. Use ${knownStores}, or memory: to keep nothing.`))
    : ok({ kind: 'sqlite', path: resolve(path) })
}

const hostsIn = (connectionString: string): string =>
  /^[^:]+:\/\/(?:[^?]*@)?([^/?@]*)/.exec(connectionString)?.[1] ?? 'a cluster'

/** Says where a history is kept, for people: without user, password and options. */
export const storeInWords = (settings: StoreSettings): string =>
  match(settings)
    .with({ kind: 'memory' }, () => 'memory only: nothing is kept')
    .with({ kind: 'sqlite' }, ({ path }) => path)
    .with({ kind: 'eventstoredb' }, ({ connectionString, namespace }) =>
      [`EventStoreDB at ${hostsIn(connectionString)}`, ...(namespace === undefined ? [] : [`as ${namespace}*`])].join(
        ', ',
      ),
    )
    .exhaustive()
