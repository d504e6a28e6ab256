import { match } from 'ts-pattern'
import type { CommunityTenant } from '../api/index.js'
import { EditDialog, type EditField } from '../parts/edit-dialog.js'
import type { TabProps } from './page-props.js'

/** What can be changed of a community, or of the caller's own tenant in it. */
export type Change = 'details' | 'alias' | 'contact' | 'administrators'

/** What the buttons that change something are called. */
export const changeWords: Readonly<Record<Change, string>> = {
  details: 'Edit Community',
  alias: 'Edit Alias',
  contact: 'Edit Contact Email',
  administrators: 'Community Administrators',
}

const rolesIn = (text: string): readonly string[] =>
  text
    .split(/[\n,]/)
    .map((role) => role.trim())
    .filter((role) => role !== '')

type Props = TabProps & {
  readonly change: Change
  readonly tenant: CommunityTenant
  readonly onClose: () => void
  readonly onDone: () => void
}

const fieldsOf = ({ change, community, tenant }: Props): readonly EditField[] =>
  match(change)
    .returnType<readonly EditField[]>()
    .with('details', () => [
      { name: 'name', label: 'Name', value: community.name, isRequired: true, longest: 100 },
      { name: 'description', label: 'Description', value: community.description, kind: 'lines' },
    ])
    .with('alias', () => [
      {
        name: 'alias',
        label: 'Community alias',
        value: community.alias ?? '',
        longest: 100,
        hint: 'Seen by your tenant alone instead of the name. Leave it empty for the name.',
      },
    ])
    .with('contact', () => [
      { name: 'contact', label: 'Contact email', value: tenant.contactEmail, kind: 'email', isRequired: true },
    ])
    .with('administrators', () => [
      {
        name: 'roles',
        label: 'Roles of your tenant that administer this community, one a line',
        value: (tenant.administratorRoles ?? []).join('\n'),
        kind: 'lines',
        isRequired: true,
      },
    ])
    .exhaustive()

/** Changes the details of the community, or what is the caller's tenant's own in it. */
export const ChangeDialog = (props: Props) => {
  const { api, change, community, tenant, onClose, onDone } = props
  const { id } = community
  return (
    <EditDialog
      title={changeWords[change]}
      fields={fieldsOf(props)}
      save={({ name = '', description = '', alias = '', contact = '', roles = '' }, act) =>
        match(change)
          .with('details', () => api.communities.change(id, { name, description }, act).map(() => undefined))
          .with('alias', () =>
            api.tenants
              .change(id, tenant.tenantId, { alias: alias.trim() === '' ? null : alias }, act)
              .map(() => undefined),
          )
          .with('contact', () =>
            api.tenants.change(id, tenant.tenantId, { contactEmail: contact }, act).map(() => undefined),
          )
          .with('administrators', () =>
            api.tenants.change(id, tenant.tenantId, { administratorRoles: rolesIn(roles) }, act).map(() => undefined),
          )
          .exhaustive()
      }
      onClose={onClose}
      onDone={onDone}
    />
  )
}
