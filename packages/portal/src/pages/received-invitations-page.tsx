import { everyPage } from '../api/index.js'
import { FailureNote } from '../parts/failure-note.js'
import { Link } from '../parts/link.js'
import { useReading } from '../parts/reading.js'
import { stateWords } from '../parts/words.js'
import { pathTo } from '../routing/route.js'
import type { PageProps } from './page-props.js'

/** `Invitations`: those addressed to the caller, and those that the caller's tenant accepted. */
export const ReceivedInvitationsPage = ({ api }: PageProps) => {
  const reading = useReading(
    {
      api,
      read: (options) => everyPage((cursor) => api.received.list(cursor === undefined ? {} : { cursor }, options)),
      concerns: () => true,
    },
    [],
  )
  return (
    <>
      <h1>Invitations to your tenant</h1>
      <FailureNote failure={reading.failure} />
      {reading.value?.length === 0 ? <p>There are no invitations for you.</p> : null}
      <ul class="plain">
        {(reading.value ?? []).map((invitation) => (
          <li key={invitation.id}>
            <Link to={pathTo('invitations', invitation.id)}>{invitation.communityName}</Link>, of{' '}
            {invitation.issuingTenantName}: {stateWords[invitation.state]}
          </li>
        ))}
      </ul>
    </>
  )
}
