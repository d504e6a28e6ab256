import { useState } from 'preact/hooks'
import type { Invitation } from '../api/index.js'
import { everyPage } from '../api/index.js'
import { FailureNote } from '../parts/failure-note.js'
import { useReading } from '../parts/reading.js'
import { stateWords, timeWords } from '../parts/words.js'
import { InvitationPane } from './invitation-pane.js'
import type { TabProps } from './page-props.js'

const Row = ({
  invitation,
  isChosen,
  onChoose,
}: {
  readonly invitation: Invitation
  readonly isChosen: boolean
  readonly onChoose: () => void
}) => (
  <li>
    <button type="button" class="row" aria-pressed={isChosen} onClick={onChoose}>
      <strong>{invitation.recipientAsTyped}</strong>
      <span class={`state ${invitation.state}`}>{stateWords[invitation.state]}</span>
      <small>
        Issued {timeWords(invitation.issuedAt)}, expires {timeWords(invitation.deadline)}
      </small>
    </button>
  </li>
)

/** `Invitations`: all of them, and the one that is selected. */
export const InvitationsTab = (props: TabProps) => {
  const { api, community } = props
  const [chosen, setChosen] = useState<string>()
  const reading = useReading(
    {
      api,
      read: (options) =>
        everyPage((cursor) => api.invitations.list(community.id, cursor === undefined ? {} : { cursor }, options)),
      concerns: (event) => event.communityId === community.id,
    },
    [community.id],
  )
  return (
    <section aria-labelledby="invitations-title" class="beside">
      <div>
        <h2 id="invitations-title">Invitations</h2>
        <FailureNote failure={reading.failure} />
        {reading.value?.length === 0 ? <p>Nobody is invited yet. Invite a tenant on the tab Tenants.</p> : null}
        <ul class="plain">
          {(reading.value ?? []).map((invitation) => (
            <Row
              key={invitation.id}
              invitation={invitation}
              isChosen={invitation.id === chosen}
              onChoose={() => setChosen(invitation.id)}
            />
          ))}
        </ul>
      </div>
      {chosen === undefined ? null : (
        <InvitationPane key={chosen} {...props} invitationId={chosen} onClose={() => setChosen(undefined)} />
      )}
    </section>
  )
}
