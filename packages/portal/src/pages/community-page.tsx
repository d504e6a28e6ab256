import { match } from 'ts-pattern'
import type { Community } from '../api/index.js'
import { FailureNote } from '../parts/failure-note.js'
import { Link } from '../parts/link.js'
import { useReading } from '../parts/reading.js'
import { type CommunityTab, communityTabs, pathTo } from '../routing/route.js'
import { CommunityActions } from './community-actions.js'
import { HistoryTab } from './history-tab.js'
import { InvitationsTab } from './invitations-tab.js'
import { MembersTab } from './members-tab.js'
import { OwnTenant } from './own-tenant.js'
import type { PageProps, TabProps } from './page-props.js'
import { TenantsTab } from './tenants-tab.js'

const tabWords: Readonly<Record<CommunityTab, string>> = {
  tenants: 'Tenants',
  invitations: 'Invitations',
  members: 'Members',
  history: 'History',
}

const Tabs = ({ community, tab }: { readonly community: Community; readonly tab: CommunityTab }) => (
  <nav aria-label="Community Details" class="tabs">
    {communityTabs
      .filter((one) => one !== 'invitations' || community.rights.viewInvitations)
      .filter((one) => one !== 'members' || community.rights.viewMembers)
      .map((one) => (
        <Link key={one} to={pathTo('communities', community.id, one)} current={one === tab}>
          {tabWords[one]}
        </Link>
      ))}
  </nav>
)

/** `Community Details`. */
export const CommunityPage = ({
  api,
  caller,
  communityId,
  tab,
}: PageProps & { readonly communityId: string; readonly tab: CommunityTab }) => {
  const reading = useReading(
    {
      api,
      read: (options) => api.communities.read(communityId, options),
      concerns: (event) => event.communityId === communityId,
    },
    [communityId],
  )
  const community = reading.value
  if (community === undefined)
    return (
      <>
        <h1>Community Details</h1>
        <FailureNote failure={reading.failure} />
        {reading.failure === undefined ? <p role="status">Loading …</p> : null}
        <Link to={pathTo('communities')}>Communities</Link>
      </>
    )
  const props: TabProps = { api, caller, community }
  return (
    <>
      <p>
        <Link to={pathTo('communities')}>Communities</Link>
      </p>
      <h1>{community.alias ?? community.name}</h1>
      {community.description === '' ? null : <p>{community.description}</p>}
      <p>
        Sharing {community.ownSharingStatus} for {caller.tenantName}
      </p>
      <FailureNote failure={reading.failure} />
      <CommunityActions {...props} onChanged={reading.again} />
      <OwnTenant {...props} onChanged={reading.again} />
      <Tabs community={community} tab={tab} />
      {match(tab)
        .with('tenants', () => <TenantsTab {...props} />)
        .with('invitations', () => <InvitationsTab {...props} />)
        .with('members', () => <MembersTab {...props} />)
        .with('history', () => <HistoryTab {...props} />)
        .exhaustive()}
    </>
  )
}
