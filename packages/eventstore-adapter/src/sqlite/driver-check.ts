import { createRequire } from 'node:module'
import { err, ok, type Result } from 'neverthrow'
import { type StoreOpenFailure, storeOpenFailure } from './store-open-failure.js'

/** What of the driver and of Node decides whether they fit together. */
export interface DriverVersions {
  /** The version of better-sqlite3; undefined where it cannot be told, for example in a bundle. */
  readonly driver: string | undefined
  /** The highest version of Node-API that this Node has. */
  readonly nodeApi: number
}

const hasVersion = (value: unknown): value is { readonly version: string } =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'string'

/** The versions in use. */
export const driverVersions = (): DriverVersions => {
  const nodeApi = Number(process.versions['napi'] ?? 0)
  try {
    const manifest: unknown = createRequire(import.meta.url)('better-sqlite3/package.json')
    return { driver: hasVersion(manifest) ? manifest.version : undefined, nodeApi }
  } catch {
    return { driver: undefined, nodeApi }
  }
}

/** better-sqlite3 from 13 on takes the whole process down where Node has no Node-API 10, so it must not even be tried. */
export const checkDriver = ({ driver, nodeApi }: DriverVersions): Result<void, StoreOpenFailure> => {
  const needsNodeApi10 = Number(driver?.split('.')[0] ?? 0) >= 13
  if (!needsNodeApi10 || nodeApi >= 10) return ok(undefined)
  const remedy = 'Use Node 22.14 or newer, or install better-sqlite3@^12.11.1'
  return err(
    storeOpenFailure(
      'unsupported-runtime',
      `better-sqlite3 ${driver} does not work on Node ${process.version}. ${remedy}.`,
    ),
  )
}
