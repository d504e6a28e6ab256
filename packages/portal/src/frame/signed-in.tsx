import { match } from 'ts-pattern'
import { CommunitiesPage } from '../pages/communities-page.js'
import { CommunityPage } from '../pages/community-page.js'
import type { PageProps } from '../pages/page-props.js'
import { ReceivedInvitationPage } from '../pages/received-invitation-page.js'
import { ReceivedInvitationsPage } from '../pages/received-invitations-page.js'
import { Link } from '../parts/link.js'
import { pathTo, type Route, useRoute } from '../routing/route.js'
import type { PortalSettings, Session } from '../session/index.js'

const Shown = ({ route, ...props }: PageProps & { readonly route: Route }) =>
  match(route)
    .with({ page: 'communities' }, () => <CommunitiesPage {...props} />)
    .with({ page: 'community' }, ({ communityId, tab }) => (
      <CommunityPage key={communityId} {...props} communityId={communityId} tab={tab} />
    ))
    .with({ page: 'received-invitations' }, () => <ReceivedInvitationsPage {...props} />)
    .with({ page: 'received-invitation' }, ({ invitationId }) => (
      <ReceivedInvitationPage key={invitationId} {...props} invitationId={invitationId} />
    ))
    .with({ page: 'unknown' }, () => (
      <>
        <h1>There is nothing at this address</h1>
        <Link to={pathTo('communities')}>Communities</Link>
      </>
    ))
    .exhaustive()

/** The frame of every page: as whom one is signed in, the left pane, and what is shown. */
export const SignedIn = ({
  session,
  caller,
  settings,
}: Pick<PageProps, 'caller'> & { readonly session: Session; readonly settings: PortalSettings }) => {
  const route = useRoute()
  return (
    <>
      <header>
        <p class="brand">
          {settings.logo === undefined ? null : <img src={settings.logo} alt="" height="24" />} {settings.name}
        </p>
        <p>
          {caller.email}, {caller.tenantName}{' '}
          <button type="button" onClick={() => void session.signOut()}>
            Sign out
          </button>
        </p>
      </header>
      <div class="frame">
        <nav aria-label="Data Management" class="left">
          <p>Data Management</p>
          <Link to={pathTo('communities')} current={route.page === 'communities' || route.page === 'community'}>
            Communities
          </Link>
        </nav>
        <main>
          <Shown route={route} api={session.api} caller={caller} />
        </main>
      </div>
    </>
  )
}
