import { useState } from 'preact/hooks'
import type { Act, Answer, ReceivedInvitation } from '../api/index.js'
import { useAction } from '../parts/action.js'
import { FailureNote } from '../parts/failure-note.js'
import { Link } from '../parts/link.js'
import { useReading } from '../parts/reading.js'
import { timeWords } from '../parts/words.js'
import { pathTo } from '../routing/route.js'
import { forgetLinkSecret, takeLinkSecret } from '../session/index.js'
import { headingOf, InvitationTrouble } from './invitation-trouble.js'
import type { PageProps } from './page-props.js'

interface AnswersProps extends PageProps {
  readonly invitation: ReceivedInvitation
  readonly secret: string | undefined
  readonly onAnswered: () => void
}

const Facts = ({ invitation, caller }: Pick<PageProps, 'caller'> & { readonly invitation: ReceivedInvitation }) => (
  <dl>
    <dt>Community</dt>
    <dd>
      {invitation.communityName}
      {invitation.communityDescription === undefined ? '' : `: ${invitation.communityDescription}`}
    </dd>
    <dt>Invited by</dt>
    <dd>
      {invitation.issuingTenantName}, {invitation.issuedBy}
    </dd>
    {invitation.message === undefined ? null : (
      <>
        <dt>Message</dt>
        <dd>{invitation.message}</dd>
      </>
    )}
    <dt>You are signed in as</dt>
    <dd>
      {caller.email} for the tenant <strong>{caller.tenantName}</strong>
    </dd>
    <dt>Expires</dt>
    <dd>{timeWords(invitation.deadline)}</dd>
  </dl>
)

type Way = 'accept' | 'decline' | 'withdraw'

const ways: readonly (readonly [way: Way, label: string])[] = [
  ['accept', 'Join'],
  ['decline', 'Decline'],
  ['withdraw', 'Withdraw Acceptance'],
]

const Answers = ({ api, caller, invitation, secret, onAnswered }: AnswersProps) => {
  const { id, revision: ifRevision, rights } = invitation
  const withSecret = secret === undefined ? {} : { secret }
  const action = useAction(({ state }: ReceivedInvitation) => {
    if (state !== 'Accepted') forgetLinkSecret(id)
    onAnswered()
  })
  const perform: Readonly<Record<Way, (act: Act) => Answer<ReceivedInvitation>>> = {
    accept: (act) => api.received.accept(id, { tenantId: caller.tenantId }, { ...act, ...withSecret, ifRevision }),
    decline: (act) => api.received.decline(id, { ...act, ...withSecret }),
    withdraw: (act) => api.received.withdraw(id, act),
  }
  return (
    <>
      <FailureNote failure={action.failure} />
      <p class="actions">
        {ways
          .filter(([way]) => rights[way])
          .map(([way, label]) => (
            <button
              key={way}
              type="button"
              class={way === 'accept' ? 'main' : ''}
              disabled={action.isBusy}
              onClick={() => action.perform(perform[way])}
            >
              {label}
            </button>
          ))}
      </p>
    </>
  )
}

/** The page that the link of an invitation's mail opens, and the list of invitations. */
export const ReceivedInvitationPage = ({
  api,
  caller,
  invitationId,
}: PageProps & { readonly invitationId: string }) => {
  const [secret] = useState(() => takeLinkSecret(invitationId))
  const reading = useReading(
    {
      api,
      read: (options) => api.received.read(invitationId, { ...options, ...(secret === undefined ? {} : { secret }) }),
      concerns: (event) => event.invitationId === invitationId,
    },
    [invitationId],
  )
  const { value: invitation, failure } = reading
  if (invitation === undefined)
    return failure === undefined ? (
      <p role="status">Loading …</p>
    ) : (
      <InvitationTrouble failure={failure} caller={caller} />
    )
  return (
    <>
      <h1>{headingOf(invitation)}</h1>
      <p role="status" class="note">
        {invitation.next}
      </p>
      <Facts invitation={invitation} caller={caller} />
      <FailureNote failure={failure} />
      <Answers {...{ api, caller, invitation, secret }} onAnswered={reading.again} />
      <Link to={pathTo('communities')}>Communities</Link>
    </>
  )
}
