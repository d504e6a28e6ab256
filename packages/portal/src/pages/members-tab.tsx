import { useState } from 'preact/hooks'
import { type CommunityMember, everyPage } from '../api/index.js'
import { useAction } from '../parts/action.js'
import { EditDialog } from '../parts/edit-dialog.js'
import { FailureNote } from '../parts/failure-note.js'
import { useReading } from '../parts/reading.js'
import { timeWords } from '../parts/words.js'
import type { TabProps } from './page-props.js'

const Row = ({
  member,
  onRemove,
}: {
  readonly member: CommunityMember
  readonly onRemove: (() => void) | undefined
}) => (
  <li>
    <strong>{member.email}</strong> <small>since {timeWords(member.since)}</small>{' '}
    {onRemove === undefined ? null : (
      <button type="button" aria-label={`Remove ${member.email}`} onClick={onRemove}>
        Remove
      </button>
    )}
  </li>
)

const AddMember = ({
  api,
  at,
  ...dialog
}: Pick<TabProps, 'api'> & {
  readonly at: { readonly communityId: string; readonly tenantId: string }
  readonly onClose: () => void
  readonly onDone: () => void
}) => (
  <EditDialog
    title="Add Member"
    button="Add"
    fields={[
      { name: 'email', label: 'Email address', value: '', kind: 'email', isRequired: true },
      { name: 'userId', label: 'User id', value: '', isRequired: true, longest: 255 },
    ]}
    save={({ email = '', userId = '' }, act) =>
      api.members.add(at.communityId, at.tenantId, [{ email, userId }], act).map(() => undefined)
    }
    {...dialog}
  />
)

/** `My Members`: the users of the caller's own tenant who may see what is shared. */
export const MembersTab = ({ api, caller, community }: TabProps) => {
  const at = { communityId: community.id, tenantId: caller.tenantId }
  const [isAdding, setAdding] = useState(false)
  const reading = useReading(
    {
      api,
      read: (options) =>
        everyPage((cursor) =>
          api.members.list(at.communityId, at.tenantId, cursor === undefined ? {} : { cursor }, options),
        ),
      concerns: (event) => event.communityId === community.id,
    },
    [at.communityId, at.tenantId],
  )
  const removal = useAction(reading.again)
  const canManage = community.rights.manageMembers
  return (
    <section aria-labelledby="members-title">
      <h2 id="members-title">My Members</h2>
      <p>Users of {caller.tenantName} who may see what is shared here.</p>
      {canManage ? (
        <button type="button" class="main" onClick={() => setAdding(true)}>
          Add Member
        </button>
      ) : null}
      <FailureNote failure={reading.failure ?? removal.failure} />
      {reading.value?.length === 0 ? <p>Nobody yet.</p> : null}
      <ul class="plain">
        {(reading.value ?? []).map((member) => (
          <Row
            key={member.userId}
            member={member}
            onRemove={
              canManage
                ? () =>
                    removal.perform((act) =>
                      api.members.remove(at.communityId, { tenantId: at.tenantId, userId: member.userId }, act),
                    )
                : undefined
            }
          />
        ))}
      </ul>
      {isAdding ? (
        <AddMember
          {...{ api, at }}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false)
            reading.again()
          }}
        />
      ) : null}
    </section>
  )
}
