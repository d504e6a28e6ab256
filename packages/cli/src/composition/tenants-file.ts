import { readFileSync } from 'node:fs'
import {
  parseTenantId,
  parseTimestamp,
  type TenantDirectory,
  type TenantId,
  type TenantProfile,
} from '@community-handshake/domain'
import { err, ok, okAsync, Result } from 'neverthrow'
import { type StartFailure, startFailure } from './start-failure.js'

type Profiles = ReadonlyMap<TenantId, TenantProfile>

const example =
  '{"t-1": {"name": "Aster Energy", "verifiedDomains": ["aster.example"], "since": "2021-04-01T00:00:00Z"}}'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

const nameIn = (value: unknown): Result<string, string> => (isText(value) ? ok(value.trim()) : err('needs a name'))

const domainsIn = (value: unknown): Result<Pick<TenantProfile, 'verifiedDomains'>, string> => {
  if (value === undefined) return ok({})
  return Array.isArray(value) && value.every(isText)
    ? ok({ verifiedDomains: value.map((domain) => domain.trim().toLowerCase()) })
    : err('has verifiedDomains that are not a list of domains')
}

const sinceIn = (value: unknown): Result<Pick<TenantProfile, 'since'>, string> => {
  if (value === undefined) return ok({})
  const since = isText(value) ? parseTimestamp(value) : err(undefined)
  return since
    .map((read) => ({ since: read }))
    .mapErr(() => 'has a since that is not a time such as 2021-04-01T00:00:00Z')
}

const profileOf = ([id, entry]: readonly [string, unknown]): Result<TenantProfile, string> => {
  const { name, verifiedDomains, since } = isRecord(entry) ? entry : { name: entry }
  return Result.combine([
    parseTenantId(id).mapErr(() => 'is not an id of a tenant'),
    nameIn(name),
    domainsIn(verifiedDomains),
    sinceIn(since),
  ])
    .map(([tenantId, read, domains, age]) => ({ tenantId, name: read, ...domains, ...age }))
    .mapErr((problem) => `${id} ${problem}`)
}

const profilesIn = (value: unknown): Result<Profiles, string> =>
  isRecord(value)
    ? Result.combine(Object.entries(value).map(profileOf)).map(
        (profiles) => new Map(profiles.map((profile) => [profile.tenantId, profile])),
      )
    : err('it is no object')

const readProfiles = (path: string): Result<Profiles, StartFailure> =>
  Result.fromThrowable(
    (): unknown => JSON.parse(readFileSync(path, 'utf8')),
    (error) => startFailure(`Cannot read the tenants in ${path}: ${String(error)}.`),
  )().andThen((value) =>
    profilesIn(value).mapErr((problem) =>
      startFailure(
        `${path} must hold one JSON object with a name, or more, of each tenant, such as ${example}: ${problem}.`,
      ),
    ),
  )

/** What a file says of the tenants; without one, nothing is known of any. */
export const tenantsInFile = (path: string | undefined): Result<TenantDirectory, StartFailure> =>
  (path === undefined ? ok<Profiles>(new Map()) : readProfiles(path)).map((profiles) => ({
    find: (tenantId) => okAsync(profiles.get(tenantId)),
  }))
