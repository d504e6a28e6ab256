import { useState } from 'preact/hooks'
import type { CommunitySummary } from '../api/index.js'
import { useAction } from '../parts/action.js'
import { Dialog } from '../parts/dialog.js'
import { FailureNote } from '../parts/failure-note.js'
import { Link } from '../parts/link.js'
import { useReading } from '../parts/reading.js'
import { go, pathTo } from '../routing/route.js'
import type { PageProps } from './page-props.js'

const sharing = ({ sharingStatus, pausedCount }: CommunitySummary): string =>
  sharingStatus === 'Active' ? 'Sharing Active' : `Sharing Paused (${pausedCount})`

const Row = ({ community }: { readonly community: CommunitySummary }) => {
  const name = community.alias ?? community.name
  return (
    <tr>
      <th scope="row">
        {name}
        {community.description === '' ? null : <small>{community.description}</small>}
      </th>
      <td data-label="Owner">{community.ownerTenantName}</td>
      <td data-label="Tenants">{community.tenantCount}</td>
      <td data-label="Sharing status">{sharing(community)}</td>
      <td>
        <Link to={pathTo('communities', community.id)} label={`Details of ${name}`}>
          Details
        </Link>
      </td>
    </tr>
  )
}

const List = ({ items }: { readonly items: readonly CommunitySummary[] }) =>
  items.length === 0 ? (
    <p>No communities yet. Add one, or join one by an invitation.</p>
  ) : (
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Owner</th>
          <th scope="col">Tenants</th>
          <th scope="col">Sharing status</th>
          <th scope="col">More</th>
        </tr>
      </thead>
      <tbody>
        {items.map((community) => (
          <Row key={community.id} community={community} />
        ))}
      </tbody>
    </table>
  )

const Create = ({ api, onClose }: PageProps & { readonly onClose: () => void }) => {
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const action = useAction(({ id }: { readonly id: string }) => go(pathTo('communities', id)))
  return (
    <Dialog title="Create Community" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          action.perform((act) => api.communities.create({ name, description }, act))
        }}
      >
        <label>
          Name
          <input required maxLength={100} value={name} onInput={({ currentTarget }) => setName(currentTarget.value)} />
        </label>
        <label>
          Description
          <textarea
            maxLength={1000}
            value={description}
            onInput={({ currentTarget }) => setDescription(currentTarget.value)}
          />
        </label>
        <FailureNote failure={action.failure} />
        <p class="actions">
          <button type="submit" class="main" disabled={action.isBusy}>
            Create
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </p>
      </form>
    </Dialog>
  )
}

/** `Communities`: those in which the caller's tenant takes part. */
export const CommunitiesPage = (props: PageProps) => {
  const [text, setText] = useState('')
  const [isCreating, setCreating] = useState(false)
  const reading = useReading(
    {
      api: props.api,
      read: (options) => props.api.communities.list(text === '' ? {} : { q: text }, options),
      concerns: () => true,
    },
    [text],
  )
  return (
    <>
      <h1>Communities</h1>
      <div class="toolbar">
        <label>
          Filter
          <input type="search" value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
        </label>
        <button type="button" class="main" onClick={() => setCreating(true)}>
          Add Community
        </button>
        <Link to={pathTo('invitations')}>View Invitations</Link>
      </div>
      <FailureNote failure={reading.failure} />
      {reading.value === undefined ? <p role="status">Loading …</p> : <List items={reading.value.items} />}
      {isCreating ? <Create {...props} onClose={() => setCreating(false)} /> : null}
    </>
  )
}
