import { useState } from 'preact/hooks'
import type { Acceptance, ApiFailure, Invitation, PortalApi } from '../api/index.js'
import { useAction } from '../parts/action.js'
import { Dialog } from '../parts/dialog.js'
import { FailureNote, type Told } from '../parts/failure-note.js'
import { timeWords } from '../parts/words.js'

/** What the prompt before confirming or refusing works with. */
export interface JudgementProps {
  readonly api: PortalApi
  readonly invitation: Invitation
  readonly judgement: 'confirm' | 'refuse'
  readonly onClose: () => void
  readonly onReadAgain: () => void
  readonly onDone: (invitation: Invitation) => void
}

const Looked = ({ acceptance, recipient }: { readonly acceptance: Acceptance; readonly recipient: string }) => (
  <>
    <p>
      <strong>{acceptance.tenantName}</strong> ({acceptance.tenantId}) accepted the invitation to {recipient}:{' '}
      {acceptance.acceptedBy.email} did so on {timeWords(acceptance.acceptedAt)}. Check that this is the tenant that you
      expect.
    </p>
    {(acceptance.mismatches ?? []).length === 0 ? null : (
      <div class="note warning">
        <p>Look twice:</p>
        <ul>
          {acceptance.mismatches?.map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
        </ul>
      </div>
    )}
  </>
)

/** Somebody else's confirmation of the same tenant is no error: it says who did it and when. */
const told = (failure: ApiFailure | undefined): Told | undefined =>
  failure?.kind === 'changed'
    ? { message: 'The acceptance has changed since you looked at it.', advice: 'Look at it again above, then decide.' }
    : failure

/** Asks again before a tenant is confirmed or refused, and sends what was looked at. */
export const JudgementPrompt = ({ api, invitation, judgement, onClose, onReadAgain, onDone }: JudgementProps) => {
  // What the person looks at stays as it is until they are shown something new.
  const [seen, setSeen] = useState(invitation)
  const action = useAction(onDone)
  const { acceptance } = seen
  if (acceptance === undefined) return null
  const isNew = invitation.revision !== seen.revision
  const words = judgement === 'confirm' ? 'Confirm Tenant' : 'Refuse Tenant'
  const at = { communityId: seen.communityId, invitationId: seen.id }
  return (
    <Dialog title={`${words}?`} onClose={onClose}>
      <Looked acceptance={acceptance} recipient={seen.recipientAsTyped} />
      <FailureNote failure={told(action.failure)} />
      {isNew ? (
        <p role="status">
          Something has changed meanwhile.{' '}
          <button
            type="button"
            onClick={() => {
              onReadAgain()
              setSeen(invitation)
            }}
          >
            Show it
          </button>
        </p>
      ) : null}
      <p class="actions">
        <button
          type="button"
          class="main"
          disabled={action.isBusy}
          onClick={() =>
            action.perform((act) =>
              api.invitations[judgement](at, acceptance.tenantId, { ...act, ifRevision: seen.revision }),
            )
          }
        >
          {words}
        </button>
        <button type="button" onClick={onClose}>
          Cancel
        </button>
      </p>
    </Dialog>
  )
}
