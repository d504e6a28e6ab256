import { useState } from 'preact/hooks'
import { type CommunitySummary, everyPage } from '../api/index.js'
import { useAction } from '../parts/action.js'
import { Dialog } from '../parts/dialog.js'
import { FailureNote } from '../parts/failure-note.js'
import { Link } from '../parts/link.js'
import { useReading } from '../parts/reading.js'
import { go, pathTo } from '../routing/route.js'
import type { PageProps } from './page-props.js'

type Sort = 'joinedAt' | 'name' | 'description' | 'tenantCount' | 'sharingStatus' | 'membership'

const sorts: readonly (readonly [sort: Sort, words: string])[] = [
  ['joinedAt', 'Joined last'],
  ['name', 'Name'],
  ['description', 'Description'],
  ['tenantCount', 'Tenants'],
  ['sharingStatus', 'Sharing status'],
  ['membership', 'Membership'],
]

const sortOf = (text: string): Sort => sorts.find(([sort]) => sort === text)?.[0] ?? 'joinedAt'
const statusOf = (text: string): '' | 'Active' | 'Paused' => (text === 'Active' || text === 'Paused' ? text : '')

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
      <td data-label="My status">{community.isMember ? 'Member' : 'Cannot view shared data'}</td>
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
          <th scope="col">My status</th>
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

/** Which communities are shown, and in which order. */
interface Order {
  readonly sort: Sort
  readonly sharingStatus: '' | 'Active' | 'Paused'
}

const Choices = ({ order, onOrder }: { readonly order: Order; readonly onOrder: (order: Order) => void }) => (
  <>
    <p>
      <label htmlFor="sort">Sort by</label>
      <select
        id="sort"
        value={order.sort}
        onChange={({ currentTarget }) => onOrder({ ...order, sort: sortOf(currentTarget.value) })}
      >
        {sorts.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </p>
    <p>
      <label htmlFor="sharing-status">Sharing status</label>
      <select
        id="sharing-status"
        value={order.sharingStatus}
        onChange={({ currentTarget }) => onOrder({ ...order, sharingStatus: statusOf(currentTarget.value) })}
      >
        <option value="">All</option>
        <option value="Active">Sharing Active</option>
        <option value="Paused">Sharing Paused</option>
      </select>
    </p>
  </>
)

/** `Communities`: those in which the caller's tenant takes part. */
export const CommunitiesPage = (props: PageProps) => {
  const [text, setText] = useState('')
  const [order, setOrder] = useState<Order>({ sort: 'joinedAt', sharingStatus: '' })
  const [isCreating, setCreating] = useState(false)
  const reading = useReading(
    {
      api: props.api,
      read: (options) =>
        everyPage((cursor) =>
          props.api.communities.list(
            {
              sort: order.sort,
              ...(text === '' ? {} : { q: text }),
              ...(order.sharingStatus === '' ? {} : { sharingStatus: order.sharingStatus }),
              ...(cursor === undefined ? {} : { cursor }),
            },
            options,
          ),
        ),
      concerns: () => true,
    },
    [text, order],
  )
  return (
    <>
      <h1>Communities</h1>
      <div class="toolbar">
        <label>
          Filter
          <input type="search" value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
        </label>
        <Choices {...{ order, onOrder: setOrder }} />
        <button type="button" class="main" onClick={() => setCreating(true)}>
          Add Community
        </button>
        <Link to={pathTo('invitations')}>View Invitations</Link>
      </div>
      <FailureNote failure={reading.failure} />
      {reading.value === undefined ? <p role="status">Loading …</p> : <List items={reading.value} />}
      {isCreating ? <Create {...props} onClose={() => setCreating(false)} /> : null}
    </>
  )
}
