import { err, ok, Result } from 'neverthrow'
import { parseOptions } from './connection-options.js'
import type { ConnectionSettings, Endpoint, UserCredentials } from './connection-settings.js'
import { badConnectionString, type EventStoreDbOpenFailure } from './open-failure.js'

type Parsed<T> = Result<T, EventStoreDbOpenFailure>

const defaultPort = 2113

const fail = (problem: string): Parsed<never> => err(badConnectionString(problem))

interface Pieces {
  readonly isDiscovered: boolean
  readonly user: string | undefined
  readonly hosts: string
  readonly query: string
}

// Everything up to the last @ is the user, so that a password with one in it is not taken for a host.
const takeApart = (text: string): Parsed<Pieces> => {
  const match = /^(?:esdb|kurrentdb)(\+discover)?:\/\/(?:([^/?]*)@)?([^/?@]*)\/*(?:\?(.*))?$/.exec(text.trim())
  if (match === null)
    return fail('does not begin with esdb:// or esdb+discover://, or its user and password are not percent-encoded')
  const [, discover, user, hosts = '', query = ''] = match
  return ok({ isDiscovered: discover !== undefined, user, hosts, query })
}

const parseUser = (text: string): Parsed<UserCredentials> => {
  const at = text.indexOf(':')
  if (at < 1 || at === text.length - 1) return fail('has a user without a password, or the other way round')
  try {
    return ok({ username: decodeURIComponent(text.slice(0, at)), password: decodeURIComponent(text.slice(at + 1)) })
  } catch {
    return fail('has a user or a password that is not percent-encoded as it should be')
  }
}

const parseHost = (text: string): Parsed<Endpoint> => {
  const match = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::(\d{1,5}))?$/.exec(text.trim())
  const [, host, port = String(defaultPort)] = match ?? []
  if (host === undefined) return fail('has no host, or one that cannot be a name or an address with a port')
  const number = Number(port)
  return number >= 1 && number <= 65_535 ? ok({ host, port: number }) : fail('has a port outside 1 to 65535')
}

const settingsOf = ({ isDiscovered, user, hosts, query }: Pieces): Parsed<ConnectionSettings> =>
  Result.combine(hosts.split(',').map(parseHost)).andThen((endpoints) =>
    parseOptions(query).andThen((options) => {
      const settings = { ...options, isCluster: isDiscovered || endpoints.length > 1, endpoints }
      return user === undefined ? ok(settings) : parseUser(user).map((parsed) => ({ ...settings, user: parsed }))
    }),
  )

/**
 * Reads a connection string of EventStoreDB or KurrentDB. What is wrong is told without repeating any of it but the
 * names of options, since a slip can put a piece of the password anywhere.
 */
export const parseConnectionString = (text: string): Parsed<ConnectionSettings> => takeApart(text).andThen(settingsOf)
