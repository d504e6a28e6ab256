import { err, ok, type Result, ResultAsync } from 'neverthrow'
import type { PortalSettings } from './portal-settings.js'

/** The settings of the portal cannot be read. */
export interface SettingsFailure {
  readonly kind: 'settings-failure'
  readonly message: string
  readonly advice: string
}

const settingsFailure: SettingsFailure = {
  kind: 'settings-failure',
  message: 'The server cannot be reached.',
  advice: 'Check your connection, then reload the page.',
}

/** The path below which the portal is served, with a slash at its end: the server writes it into the page. */
export const portalBase = (): string => {
  const named = document.querySelector<HTMLMetaElement>('meta[name="portal-base"]')?.content ?? '/'
  return new URL(named, document.baseURI).pathname
}

const isSettings = (value: unknown): value is PortalSettings =>
  typeof value === 'object' && value !== null && 'apiBase' in value && 'signIn' in value && 'name' in value

const settingsIn = async (response: Response): Promise<Result<PortalSettings, SettingsFailure>> => {
  const value: unknown = response.ok ? await response.json().catch(() => undefined) : undefined
  return isSettings(value) ? ok(value) : err(settingsFailure)
}

/** Reads what the server says about itself: `portal-settings.json`. */
export const readPortalSettings = (base: string = portalBase()): ResultAsync<PortalSettings, SettingsFailure> =>
  ResultAsync.fromPromise(fetch(`${base}portal-settings.json`, { credentials: 'omit' }), () => settingsFailure).andThen(
    (response) => new ResultAsync(settingsIn(response)),
  )
