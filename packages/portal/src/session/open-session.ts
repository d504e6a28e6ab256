import { developmentWay } from './development-way.js'
import type { PortalSettings, SignInSettings } from './portal-settings.js'
import { portalBase } from './read-settings.js'
import type { Session } from './session.js'
import { type SessionCore, sessionCore } from './session-core.js'
import { type TabStorage, tabStorage } from './tab-storage.js'

const developmentSession = (apiBase: string, storage: TabStorage): Session => {
  const way = developmentWay(apiBase, (...given) => globalThis.fetch(...given))
  const core = sessionCore({ apiBase, storage, way })
  core.takeUp()
  return {
    ...core,
    signIn: {
      kind: 'development',
      people: way.people,
      signInAs: (id) => way.tokensOf(id).andThen(core.begin),
    },
    signOut: core.end,
  }
}

const here = (): string => `${window.location.pathname}${window.location.search}${window.location.hash}`

const show = (path: string): void => window.history.replaceState(null, '', path)

/** Only pages of this portal are come back to, whatever is in the storage. */
const safeReturn = (path: string, base: string): string => (path.startsWith(base) ? path : base)

const providerSession = async (
  { apiBase }: PortalSettings,
  signIn: Extract<SignInSettings, { kind: 'oidc' }>,
  storage: TabStorage,
): Promise<Session> => {
  // Loaded only where it is needed: the sample people of development do without.
  const { providerWay } = await import('./provider/provider-way.js')
  const base = portalBase()
  const redirectUri = `${window.location.origin}${base}signed-in`
  const signedOutUri = `${window.location.origin}${base}`
  const way = providerWay({ settings: signIn, storage, redirectUri, signedOutUri, now: Date.now })
  const core: SessionCore = sessionCore({ apiBase, storage, way })
  if (window.location.pathname === `${base}signed-in`) {
    const completed = await way.complete(new URL(window.location.href))
    // The code in the address is used up; the page asked for takes its place before anything is shown.
    show(safeReturn(completed.isOk() ? completed.value.returnTo : base, base))
    await completed.asyncAndThen(({ tokens }) => core.begin(tokens)).match(() => undefined, core.fail)
  } else core.takeUp()
  return {
    ...core,
    signIn: {
      kind: 'oidc',
      begin: () => way.begin(here()).map((url) => window.location.assign(url)),
    },
    signOut: core.end,
  }
}

/**
 * Opens the session of this tab: completes the sign-in that the browser comes back from, or takes up one from before a
 * reload. Wait for it before the address of the page is looked at; who is signed in may be known later: see the state.
 *
 * @param storage where tokens are kept; the storage of the tab if left out
 */
export const openSession = (settings: PortalSettings, storage: TabStorage = tabStorage()): Promise<Session> =>
  settings.signIn.kind === 'development'
    ? Promise.resolve(developmentSession(settings.apiBase, storage))
    : providerSession(settings, settings.signIn, storage)
