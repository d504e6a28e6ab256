import { useState } from 'preact/hooks'
import type { Acceptance, Invitation } from '../api/index.js'
import { useAction } from '../parts/action.js'
import { FailureNote } from '../parts/failure-note.js'
import { useReading } from '../parts/reading.js'
import { mailWords, stateWords, timeWords } from '../parts/words.js'
import { JudgementPrompt } from './judgement-prompt.js'
import type { TabProps } from './page-props.js'

const AcceptanceFacts = ({ acceptance }: { readonly acceptance: Acceptance }) => (
  <>
    <dt>Accepting tenant</dt>
    <dd>
      {acceptance.tenantName} ({acceptance.tenantId})
    </dd>
    <dt>Accepted by</dt>
    <dd>{acceptance.acceptedBy.email}</dd>
    <dt>Accepted</dt>
    <dd>{timeWords(acceptance.acceptedAt)}</dd>
  </>
)

const Deliveries = ({ deliveries }: { readonly deliveries: NonNullable<Invitation['delivery']> }) => {
  const invitations = deliveries.filter(({ kind }) => kind === 'invitation' || kind === 'resent' || kind === 'reminder')
  if (invitations.length === 0) return null
  return (
    <>
      <dt>Email</dt>
      {invitations.map(({ kind, status, changedAt }) => (
        <dd key={`${kind}${changedAt}`}>
          {mailWords[status]} {timeWords(changedAt)}
        </dd>
      ))}
    </>
  )
}

const Facts = ({ invitation }: { readonly invitation: Invitation }) => (
  <dl>
    <dt>Status</dt>
    <dd>{stateWords[invitation.state]}</dd>
    <dt>Recipient</dt>
    <dd>{invitation.recipientAsTyped}</dd>
    <dt>Issued by</dt>
    <dd>{invitation.issuedBy.email}</dd>
    <dt>Expires</dt>
    <dd>{timeWords(invitation.deadline)}</dd>
    <Deliveries deliveries={invitation.delivery ?? []} />
    {invitation.acceptance === undefined ? null : <AcceptanceFacts acceptance={invitation.acceptance} />}
    {invitation.confirmation === undefined ? null : (
      <>
        <dt>Confirmed</dt>
        <dd>
          {timeWords(invitation.confirmation.confirmedAt)} by {invitation.confirmation.confirmedBy.email}
        </dd>
      </>
    )}
  </dl>
)

type Judgement = 'confirm' | 'refuse'

const Buttons = ({
  invitation: { rights },
  onJudge,
  onAct,
}: {
  readonly invitation: Invitation
  readonly onJudge: (judgement: Judgement) => void
  readonly onAct: (act: 'resend' | 'revoke') => void
}) => (
  <p class="actions">
    {rights.confirm ? (
      <button type="button" class="main" onClick={() => onJudge('confirm')}>
        Confirm Tenant
      </button>
    ) : null}
    {rights.refuse ? (
      <button type="button" onClick={() => onJudge('refuse')}>
        Refuse Tenant
      </button>
    ) : null}
    {rights.resend ? (
      <button type="button" onClick={() => onAct('resend')}>
        Resend Invitation
      </button>
    ) : null}
    {rights.revoke ? (
      <button type="button" onClick={() => onAct('revoke')}>
        Revoke Invitation
      </button>
    ) : null}
  </p>
)

/** `Invitation Details`. */
export const InvitationPane = ({
  api,
  community,
  invitationId,
  onClose,
}: TabProps & { readonly invitationId: string; readonly onClose: () => void }) => {
  const at = { communityId: community.id, invitationId }
  const [judgement, setJudgement] = useState<Judgement>()
  const [done, setDone] = useState('')
  const reading = useReading(
    {
      api,
      read: (options) => api.invitations.read(at, options),
      concerns: (event) => event.invitationId === invitationId,
    },
    [invitationId],
  )
  const action = useAction((invitation: Invitation) => {
    setDone(`${stateWords[invitation.state]}.`)
    reading.again()
  })
  const invitation = reading.value
  return (
    <aside aria-labelledby="pane-title" class="pane">
      <h2 id="pane-title">Invitation Details</h2>
      <FailureNote failure={reading.failure ?? action.failure} />
      <p role="status">{done}</p>
      {invitation === undefined ? null : (
        <>
          <Facts invitation={invitation} />
          <Buttons
            invitation={invitation}
            onJudge={setJudgement}
            onAct={(name) => action.perform((act) => api.invitations[name](at, act))}
          />
        </>
      )}
      <button type="button" onClick={onClose}>
        Close
      </button>
      {judgement === undefined || invitation?.acceptance === undefined ? null : (
        <JudgementPrompt
          {...{ api, invitation, judgement }}
          onClose={() => setJudgement(undefined)}
          onReadAgain={reading.again}
          onDone={({ acceptance }) => {
            setJudgement(undefined)
            const name = acceptance?.tenantName ?? ''
            setDone(judgement === 'confirm' ? `${name} is now part of the community.` : `${name} was refused.`)
            reading.again()
          }}
        />
      )}
    </aside>
  )
}
