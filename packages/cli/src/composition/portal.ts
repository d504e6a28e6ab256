import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { PortalOptions } from '@community-handshake/http-adapter'
import { portalFolder } from '@community-handshake/portal'
import type { ServeSettings } from '../configuration/serve-settings.js'

/** Where the portal is on the server. */
export const portalPath = '/portal'

/** Tells whether there is a portal to serve: in a folder of sources it is there once it is built. */
export const isPortalBuilt = (): boolean => existsSync(join(portalFolder, 'index.html'))

/** How the server serves the portal; undefined where it serves none. */
export const portalFor = ({ portal, publicUrl }: ServeSettings): PortalOptions | undefined =>
  portal === undefined || !isPortalBuilt()
    ? undefined
    : {
        ...portal,
        root: portalFolder,
        basePath: portalPath,
        ...(publicUrl === undefined ? {} : { publicPath: new URL(publicUrl).pathname }),
      }

/** The page that an invitation's mail leads to; its link gets the secret as a fragment, which is never sent. */
export const invitationPageUrl = (settings: ServeSettings, url: string, invitationId: string): string =>
  `${settings.publicUrl ?? url}${portalFor(settings) === undefined ? '' : portalPath}/invitations/${invitationId}`

/** The page that other mails lead to: the community's, or the first page where no portal is served. It holds no secret. */
export const communityPageUrl = (settings: ServeSettings, url: string, communityId: string): string => {
  const base = settings.publicUrl ?? url
  return portalFor(settings) === undefined ? `${base}/` : `${base}${portalPath}/communities/${communityId}`
}
