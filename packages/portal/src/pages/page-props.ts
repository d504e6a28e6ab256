import type { Caller, PortalApi } from '../api/index.js'

/** What every page is given. */
export interface PageProps {
  readonly api: PortalApi
  readonly caller: Caller
}
