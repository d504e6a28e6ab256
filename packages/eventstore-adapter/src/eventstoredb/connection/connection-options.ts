import { err, ok, type Result } from 'neverthrow'
import { type ConnectionOptions, defaultOptions } from './connection-settings.js'
import { badConnectionString, type EventStoreDbOpenFailure } from './open-failure.js'

type Parsed<T> = Result<T, EventStoreDbOpenFailure>
type Reader = (value: string, name: string) => Parsed<Partial<ConnectionOptions>>

const longestDuration = 2 ** 31 - 1

const fail = (problem: string): Parsed<never> => err(badConnectionString(problem))

const decode = (value: string, name: string): Parsed<string> => {
  try {
    return ok(decodeURIComponent(value))
  } catch {
    return fail(`has an option ${name} that is not percent-encoded as it should be`)
  }
}

const text =
  (key: 'tlsCAFile' | 'userCertFile' | 'userKeyFile'): Reader =>
  (value, name) =>
    decode(value, name).map((decoded) => ({ [key]: decoded }))

const connectionName: Reader = (value, name) =>
  decode(value, name).andThen((decoded) =>
    // It travels in a header of HTTP.
    /^[\x20-\x7e]+$/.test(decoded)
      ? ok({ connectionName: decoded })
      : fail('has a connectionName with other characters than printable ASCII'),
  )

interface WholeNumber {
  readonly from: number
  /** By how much the number is multiplied to be in milliseconds. */
  readonly unit?: number
  readonly orNever?: boolean
}

const wholeNumber =
  (key: keyof ConnectionOptions, { from, unit = 1, orNever = false }: WholeNumber): Reader =>
  (value) => {
    const number = Number(value)
    if (orNever && number === -1) return ok({ [key]: -1 })
    return /^\d+$/.test(value) && number >= from && number * unit <= longestDuration
      ? ok({ [key]: number * unit })
      : fail(`has an option ${key} that is not a whole number from ${from} on${orNever ? ', or -1 for never' : ''}`)
  }

const boolean = (value: string, name: string): Parsed<boolean> =>
  value === 'true' || value === 'false' ? ok(value === 'true') : fail(`has an option ${name} that is not true or false`)

const verifyCert: Reader = (value, name) =>
  boolean(value, name).andThen((verifies) =>
    verifies
      ? ok({})
      : fail(
          'asks with tlsVerifyCert=false for a connection to anybody. Name the certificate authority with tlsCAFile',
        ),
  )

const nodePreference: Reader = (value) =>
  value.toLowerCase() === 'leader'
    ? ok({})
    : fail('has another nodePreference than leader, but only that one reads what it has written')

const readers: { readonly [name: string]: Reader } = {
  tls: (value, name) => boolean(value, name).map((tls) => ({ tls })),
  tlsverifycert: verifyCert,
  tlscafile: text('tlsCAFile'),
  usercertfile: text('userCertFile'),
  userkeyfile: text('userKeyFile'),
  connectionname: connectionName,
  defaultdeadline: wholeNumber('defaultDeadline', { from: 1 }),
  keepaliveinterval: wholeNumber('keepAliveInterval', { from: 100, orNever: true }),
  keepalivetimeout: wholeNumber('keepAliveTimeout', { from: 100, orNever: true }),
  discoveryinterval: wholeNumber('discoveryInterval', { from: 1 }),
  gossiptimeout: wholeNumber('gossipTimeout', { from: 1, unit: 1000 }),
  maxdiscoverattempts: wholeNumber('maxDiscoverAttempts', { from: 1 }),
  nodepreference: nodePreference,
  // Of the client that this string was made for: a conflict is a value here.
  throwonappendfailure: (value, name) => boolean(value, name).map(() => ({})),
}

const readOption = (pair: string): Parsed<Partial<ConnectionOptions>> => {
  const at = pair.indexOf('=')
  const name = at < 0 ? pair : pair.slice(0, at)
  const reader = readers[name.toLowerCase().replace(/[_-]/g, '')]
  // A piece without a name could be a part of a password.
  if (reader === undefined) return fail(`has an option that there is not. Known are ${knownOptions}`)
  return at < 0 ? fail(`has an option ${name} without a value`) : reader(pair.slice(at + 1), name)
}

const knownOptions = [
  'tls, tlsCAFile, tlsVerifyCert, userCertFile, userKeyFile, connectionName, defaultDeadline, keepAliveInterval',
  'keepAliveTimeout, discoveryInterval, gossipTimeout, maxDiscoverAttempts, nodePreference',
].join(', ')

/** Reads the options of a connection string, that is what stands behind its question mark. */
export const parseOptions = (query: string): Parsed<ConnectionOptions> => {
  const pairs = query.split('&').filter((pair) => pair !== '')
  return pairs.reduce<Parsed<ConnectionOptions>>(
    (options, pair) => options.andThen((so) => readOption(pair).map((more) => ({ ...so, ...more }))),
    ok(defaultOptions),
  )
}
