import type {
  CommunityDirectory,
  CommunityId,
  CommunityQuery,
  InvitationQuery,
  InvitationStatusName,
  ListFailure,
  ListPage,
  ReceivedQuery,
  Timestamp,
} from '@community-handshake/domain'
import { sampleEvents } from '@community-handshake/domain/testing'
import type { ResultAsync } from 'neverthrow'

const { address, tenant, user } = sampleEvents

/** Which part of a list is asked for. */
interface Part {
  readonly limit: number
  readonly after?: string
}

type Ask<Row> = (part: Part) => ResultAsync<ListPage<Row>, ListFailure>

/** All pages of a list, each on its own. */
const pagesOf = async <Row>(ask: Ask<Row>, limit: number): Promise<readonly (readonly Row[])[]> => {
  const pages: (readonly Row[])[] = []
  let part: Part | undefined = { limit }
  while (part !== undefined) {
    const page: Awaited<ReturnType<Ask<Row>>> = await ask(part)
    if (page.isErr()) throw new Error(page.error.message)
    pages.push(page.value.rows)
    part = page.value.next === undefined ? undefined : { limit, after: page.value.next }
  }
  return pages
}

/** Whom and what the questions are about. */
export interface Interests {
  readonly tenants: readonly string[]
  readonly communities: readonly CommunityId[]
  readonly addresses: readonly string[]
  readonly now: Timestamp
  readonly limit: number
}

const orders = ['joinedAt', 'createdAt', 'name', 'description', 'tenantCount', 'sharingStatus', 'membership'] as const
const states: readonly InvitationStatusName[] = ['Invited', 'Accepted', 'Expired', 'Confirmed']

const communityQueries = (tenants: readonly string[]): readonly Omit<CommunityQuery, 'limit'>[] =>
  tenants.flatMap((name) => {
    const about = { tenantId: tenant(name), userId: user('una') }
    const sorted = orders.flatMap((sortBy) => [
      { ...about, sortBy, direction: 'ascending' } as const,
      { ...about, sortBy, direction: 'descending' } as const,
    ])
    const plain = { ...about, sortBy: 'name', direction: 'ascending' } as const
    return [
      ...sorted,
      { ...plain, status: 'Closed' },
      { ...plain, role: 'Owner' },
      { ...plain, role: 'Member', sharingStatus: 'Paused' },
      { ...plain, sharingStatus: 'Active' },
      { ...plain, text: 'SS' },
      { ...plain, text: 'a' },
    ]
  })

const invitationQueries = ({ communities, now }: Interests): readonly Omit<InvitationQuery, 'limit'>[] =>
  communities.flatMap((communityId) => [
    { communityId, now },
    ...states.map((state) => ({ communityId, now, statuses: [state] })),
    { communityId, now, statuses: ['Expired', 'Declined', 'Voided', 'Revoked'] },
  ])

const receivedQueries = ({ addresses, tenants, now }: Interests): readonly Omit<ReceivedQuery, 'limit'>[] =>
  addresses.flatMap((name) => [
    { now, recipient: address(name) },
    ...tenants.flatMap((one) => [
      { now, recipient: address(name), acceptingTenantId: tenant(one) },
      { now, acceptingTenantId: tenant(one), statuses: ['Accepted', 'Expired', 'Withdrawn'] as const },
    ]),
  ])

/** Asks a directory everything that there is to ask, for comparing answers. */
export const everythingIn = async (
  directory: CommunityDirectory,
  interests: Interests,
): Promise<readonly unknown[]> => {
  const { limit, now, tenants } = interests
  const answers: unknown[] = []
  for (const query of communityQueries(tenants))
    answers.push(await pagesOf((part) => directory.communities({ ...query, ...part }), limit))
  for (const query of invitationQueries(interests))
    answers.push(await pagesOf((part) => directory.invitations({ ...query, ...part }), limit))
  for (const query of receivedQueries(interests))
    answers.push(await pagesOf((part) => directory.receivedInvitations({ ...query, ...part }), limit))
  for (let number = 1; number <= 8; number += 1) {
    const found = await directory.communityOf(sampleEvents.invitation(number))
    answers.push(found.isOk() ? found.value : found.error)
  }
  const due = await directory.dueInvitations(now, limit)
  return [...answers, due.isOk() ? due.value : due.error]
}
