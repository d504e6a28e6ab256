import { useState } from 'preact/hooks'
import { FailureNote } from '../parts/failure-note.js'
import { useReading } from '../parts/reading.js'
import { type Change, ChangeDialog, changeWords } from './own-tenant-dialogs.js'
import type { TabProps } from './page-props.js'

/** Buttons for what the caller may change: the community's details, and the own tenant's part in it. */
export const OwnTenant = ({ onChanged, ...props }: TabProps & { readonly onChanged: () => void }) => {
  const { api, caller, community } = props
  const [change, setChange] = useState<Change>()
  const reading = useReading(
    {
      api,
      read: (options) => api.tenants.read(community.id, caller.tenantId, options),
      concerns: (event) => event.communityId === community.id,
    },
    [community.id, caller.tenantId],
  )
  const { rights } = community
  const allowed: readonly Change[] = [
    ...(rights.editDetails ? ['details' as const] : []),
    ...(rights.editAlias ? ['alias' as const] : []),
    ...(rights.editContactEmail ? ['contact' as const] : []),
    ...(rights.assignAdministrators ? ['administrators' as const] : []),
  ]
  const tenant = reading.value
  return (
    <>
      <FailureNote failure={reading.failure} />
      {allowed.length === 0 ? null : (
        <p class="actions">
          {allowed.map((one) => (
            <button key={one} type="button" onClick={() => setChange(one)}>
              {changeWords[one]}
            </button>
          ))}
        </p>
      )}
      {change === undefined || tenant === undefined ? null : (
        <ChangeDialog
          {...props}
          {...{ change, tenant }}
          onClose={() => setChange(undefined)}
          onDone={() => {
            setChange(undefined)
            reading.again()
            onChanged()
          }}
        />
      )}
    </>
  )
}
