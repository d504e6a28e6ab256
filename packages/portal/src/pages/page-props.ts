import type { Caller, Community, PortalApi } from '../api/index.js'

/** What every page is given. */
export interface PageProps {
  readonly api: PortalApi
  readonly caller: Caller
}

/** What a tab of a community's page is given. */
export interface TabProps extends PageProps {
  readonly community: Community
}
