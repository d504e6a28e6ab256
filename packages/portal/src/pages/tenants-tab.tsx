import { useState } from 'preact/hooks'
import { type CommunityTenant, everyPage, type Invitation } from '../api/index.js'
import { useAction } from '../parts/action.js'
import { Dialog } from '../parts/dialog.js'
import { FailureNote } from '../parts/failure-note.js'
import { useReading } from '../parts/reading.js'
import type { TabProps } from './page-props.js'
import { RemoveTenant } from './remove-tenant.js'

const Invite = ({
  api,
  community,
  onClose,
  onInvited,
}: TabProps & { readonly onClose: () => void; readonly onInvited: (invitation: Invitation) => void }) => {
  const [email, setEmail] = useState('')
  const [message, setMessage] = useState('')
  const action = useAction(onInvited)
  return (
    <Dialog title="Invite Tenant" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const body = message.trim() === '' ? { email } : { email, message }
          action.perform((act) => api.invitations.invite(community.id, body, act))
        }}
      >
        <label>
          Email address of the tenant administrator
          <input type="email" required value={email} onInput={({ currentTarget }) => setEmail(currentTarget.value)} />
        </label>
        <label>
          Message (optional)
          <textarea maxLength={500} value={message} onInput={({ currentTarget }) => setMessage(currentTarget.value)} />
        </label>
        <FailureNote failure={action.failure} />
        <p class="actions">
          <button type="submit" class="main" disabled={action.isBusy}>
            Invite
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </p>
      </form>
    </Dialog>
  )
}

const Row = ({
  tenant,
  community,
  onRemove,
}: Pick<TabProps, 'community'> & { readonly tenant: CommunityTenant; readonly onRemove: () => void }) => (
  <li>
    <strong>{tenant.tenantName}</strong> {tenant.isOwner ? '(community owner) ' : ''}
    <a href={`mailto:${tenant.contactEmail}`}>{tenant.contactEmail}</a> Sharing {tenant.sharingStatus}{' '}
    {community.rights.manageTenants && !tenant.isOwner ? (
      <button type="button" aria-label={`Remove Tenant ${tenant.tenantName}`} onClick={onRemove}>
        Remove Tenant
      </button>
    ) : null}
  </li>
)

/** `Tenants`: who takes part, and inviting another. */
export const TenantsTab = (props: TabProps) => {
  const { api, community } = props
  const [isInviting, setInviting] = useState(false)
  const [invited, setInvited] = useState<Invitation>()
  const [leaving, setLeaving] = useState<CommunityTenant>()
  const reading = useReading(
    {
      api,
      read: (options) =>
        everyPage((cursor) => api.tenants.list(community.id, cursor === undefined ? {} : { cursor }, options)),
      concerns: (event) => event.communityId === community.id,
    },
    [community.id],
  )
  return (
    <section aria-labelledby="tenants-title">
      <h2 id="tenants-title">Tenants</h2>
      {community.rights.invite ? (
        <button type="button" class="main" onClick={() => setInviting(true)}>
          Invite Tenant
        </button>
      ) : null}
      <p role="status">{invited === undefined ? '' : `An email is on its way to ${invited.recipientAsTyped}.`}</p>
      <FailureNote failure={reading.failure} />
      <ul class="plain">
        {(reading.value ?? []).map((tenant) => (
          <Row key={tenant.tenantId} {...{ tenant, community }} onRemove={() => setLeaving(tenant)} />
        ))}
      </ul>
      {leaving === undefined ? null : (
        <RemoveTenant
          {...{ api, community }}
          tenant={leaving}
          onClose={() => setLeaving(undefined)}
          onDone={() => {
            setLeaving(undefined)
            reading.again()
          }}
        />
      )}
      {isInviting ? (
        <Invite
          {...props}
          onClose={() => setInviting(false)}
          onInvited={(invitation) => {
            setInviting(false)
            setInvited(invitation)
          }}
        />
      ) : null}
    </section>
  )
}
