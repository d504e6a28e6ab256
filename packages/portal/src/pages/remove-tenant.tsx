import type { Community, CommunityTenant, PortalApi } from '../api/index.js'
import { useAction } from '../parts/action.js'
import { Dialog } from '../parts/dialog.js'
import { FailureNote } from '../parts/failure-note.js'

/** Asks before a tenant is removed. */
export const RemoveTenant = ({
  api,
  community,
  tenant,
  onClose,
  onDone,
}: {
  readonly api: PortalApi
  readonly community: Community
  readonly tenant: CommunityTenant
  readonly onClose: () => void
  readonly onDone: () => void
}) => {
  const action = useAction(onDone)
  return (
    <Dialog title={`Remove ${tenant.tenantName}?`} onClose={onClose}>
      <p>
        All sharing between {tenant.tenantName} and {community.name} ends at once, both ways. The tenant can be invited
        again, and starts from nothing then.
      </p>
      <FailureNote failure={action.failure} />
      <p class="actions">
        <button
          type="button"
          class="main"
          disabled={action.isBusy}
          onClick={() => action.perform((act) => api.tenants.remove(community.id, tenant.tenantId, act))}
        >
          Remove Tenant
        </button>
        <button type="button" onClick={onClose}>
          Cancel
        </button>
      </p>
    </Dialog>
  )
}
