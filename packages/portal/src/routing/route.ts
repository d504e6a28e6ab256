import { useEffect, useState } from 'preact/hooks'
import { portalBase } from '../session/index.js'

/** Which page is shown. */
export type Route =
  | { readonly page: 'communities' }
  | { readonly page: 'community'; readonly communityId: string; readonly tab: CommunityTab }
  | { readonly page: 'received-invitations' }
  | { readonly page: 'received-invitation'; readonly invitationId: string }
  | { readonly page: 'unknown' }

/** The tabs of a community's page. */
export const communityTabs = ['tenants', 'invitations', 'members', 'history'] as const
/** A tab of a community's page. */
export type CommunityTab = (typeof communityTabs)[number]

const base = portalBase()
const moved = 'portal-moved'

const isTab = (text: string): text is CommunityTab => communityTabs.some((tab) => tab === text)

const communityRoute = (communityId: string, tab = 'tenants'): Route =>
  isTab(tab) ? { page: 'community', communityId, tab } : { page: 'unknown' }

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** What a path below the portal's shows. */
export const routeOf = (path: string): Route => {
  const [first, id, tab, ...more] = path
    .split('/')
    .filter((part) => part !== '')
    .map(decoded)
  if (more.length > 0) return { page: 'unknown' }
  if (first === undefined) return { page: 'communities' }
  if (first === 'communities') return id === undefined ? { page: 'communities' } : communityRoute(id, tab)
  if (first !== 'invitations' || tab !== undefined) return { page: 'unknown' }
  return id === undefined ? { page: 'received-invitations' } : { page: 'received-invitation', invitationId: id }
}

/** The address of a page, from parts that may have any characters in them. */
export const pathTo = (...parts: readonly string[]): string => base + parts.map(encodeURIComponent).join('/')

/** Shows another page. */
export const go = (path: string): void => {
  window.history.pushState(null, '', path)
  window.dispatchEvent(new Event(moved))
}

const currentRoute = (): Route => routeOf(window.location.pathname.slice(base.length - 1))

/** The page that is shown now, and whenever that changes. */
export const useRoute = (): Route => {
  const [route, setRoute] = useState(currentRoute)
  useEffect(() => {
    const update = (): void => setRoute(currentRoute())
    window.addEventListener('popstate', update)
    window.addEventListener(moved, update)
    return () => {
      window.removeEventListener('popstate', update)
      window.removeEventListener(moved, update)
    }
  }, [])
  return route
}
