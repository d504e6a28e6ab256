import type { ResultAsync } from 'neverthrow'
import type { CommunityEvent } from '../../community/events.js'
import type {
  CommunityDirectory,
  CommunityQuery,
  CommunityRow,
  InvitationQuery,
  InvitationRow,
  ListFailure,
  ListPage,
  ReceivedQuery,
} from '../../ports/community-directory.js'
import { type ContractCase, type ContractSetup, freshCase } from '../contract/contract-case.js'
import { expectEqual, expectErr, expectOk, expectThat } from '../contract/expectations.js'
import { type DirectorySubject, historyWriter } from './directory-subject.js'
import { community, minute, owner, tenant, user } from './sample-events.js'

/** A case about what a directory shows after a history. */
export const shownCase = (
  setup: ContractSetup<DirectorySubject>,
  name: string,
  history: readonly CommunityEvent[],
  test: (directory: CommunityDirectory) => Promise<void>,
): ContractCase =>
  freshCase(setup, name, async (subject) => {
    await historyWriter().write(subject, ...history)
    await test(subject.directory)
  })

/** A query of the owner for its communities, by their ids; what is given changes it. */
export const communityQuery = ({
  of = owner,
  ...also
}: Partial<Omit<CommunityQuery, 'tenantId'>> & { readonly of?: string } = {}): CommunityQuery => ({
  ...{ tenantId: tenant(of), userId: user('una'), sortBy: 'joinedAt', direction: 'ascending', limit: 200 },
  ...also,
})

/** A query for all invitations of the first community in minute 10; what is given changes it. */
export const invitationQuery = (also: Partial<InvitationQuery> = {}): InvitationQuery => ({
  ...{ communityId: community(), now: minute(10), limit: 200 },
  ...also,
})

/** A query for what somebody received, in minute 10. */
export const receivedQuery = (also: Partial<ReceivedQuery>): ReceivedQuery => ({
  ...{ now: minute(10), limit: 200 },
  ...also,
})

type Listed<Row> = ResultAsync<ListPage<Row>, ListFailure>

/** The rows of a list's only page. */
export const rowsOf = async <Row>(listed: Listed<Row>): Promise<readonly Row[]> => {
  const page = await expectOk(listed, 'the list')
  expectEqual(page.next, undefined, 'the cursor after the last page')
  return page.rows
}

const shortId = (id: string): number => Number.parseInt(id.slice(-12), 16)

/** The numbers of the sample communities in a list. */
export const communitiesIn = async (listed: Listed<CommunityRow>): Promise<readonly number[]> =>
  (await rowsOf(listed)).map(({ communityId }) => shortId(communityId))

/** The numbers of the sample invitations in a list. */
export const invitationsIn = async (listed: Listed<InvitationRow>): Promise<readonly number[]> =>
  (await rowsOf(listed)).map(({ invitationId }) => shortId(invitationId))

/** All rows of a list, page by page. */
export const allPages = async <Row>(page: (after: string | undefined) => Listed<Row>): Promise<readonly Row[]> => {
  const rows: Row[] = []
  let after: string | undefined
  do {
    const found = await expectOk(page(after), 'a page')
    rows.push(...found.rows)
    // A list that begins again and again would never end.
    expectThat(found.next === undefined || found.next !== after, 'the cursor of a page must not lead to the same page')
    after = found.next
  } while (after !== undefined)
  return rows
}

/** Fails unless the list is refused for its cursor. */
export const expectUnknownCursor = async (listed: Listed<unknown>, what: string): Promise<void> => {
  const failure = await expectErr(listed, what)
  expectEqual([failure.kind, failure.message.length > 0], ['unknown-cursor', true], what)
}
