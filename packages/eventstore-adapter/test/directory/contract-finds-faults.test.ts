import type {
  CommunityDirectory,
  CommunityQuery,
  CommunityRow,
  InvitationQuery,
  InvitationRow,
  ListPage,
  ReceivedQuery,
} from '@community-handshake/domain'
import {
  type ContractSetup,
  communityDirectoryContract,
  type DirectorySubject,
} from '@community-handshake/domain/testing'
import { okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { memorySetup } from './directory-setups.js'

// A contract is worth what it finds: each of these directories does one thing wrong.

type Change = (directory: CommunityDirectory) => Partial<CommunityDirectory>

const asking =
  (change: (query: CommunityQuery) => CommunityQuery): Change =>
  (directory) => ({ communities: (query) => directory.communities(change(query)) })

const askingInvitations =
  (change: (query: InvitationQuery) => InvitationQuery): Change =>
  (directory) => ({ invitations: (query) => directory.invitations(change(query)) })

const showing =
  (change: (row: CommunityRow, query: CommunityQuery) => CommunityRow): Change =>
  (directory) => ({
    communities: (query) =>
      directory
        .communities(query)
        .map(({ rows, next }): ListPage<CommunityRow> => ({ rows: rows.map((row) => change(row, query)), next })),
  })

const showingInvitations =
  (change: (row: InvitationRow) => InvitationRow): Change =>
  (directory) => ({
    invitations: (query) =>
      directory.invitations(query).map(({ rows, next }): ListPage<InvitationRow> => ({ rows: rows.map(change), next })),
  })

const withoutKey = <Query extends object>(query: Query, key: keyof Query): Query => {
  const { [key]: _left, ...rest } = query
  return rest as Query
}

const bothLists = (directory: CommunityDirectory, query: ReceivedQuery) => {
  const { recipient, acceptingTenantId, ...part } = query
  const byAddress = directory.receivedInvitations({ ...part, ...(recipient === undefined ? {} : { recipient }) })
  return byAddress.andThen((first) =>
    directory
      .receivedInvitations({ ...part, ...(acceptingTenantId === undefined ? {} : { acceptingTenantId }) })
      .map((second) => ({ rows: [...first.rows, ...second.rows], next: second.next })),
  )
}

const faults: { readonly [fault: string]: Change } = {
  'does not filter by text': asking((query) => withoutKey(query, 'text')),
  'minds the case of a text': asking((query) =>
    query.text === undefined ? query : { ...query, text: query.text === query.text.toUpperCase() ? '?' : query.text },
  ),
  'does not filter by sharing status': asking((query) => withoutKey(query, 'sharingStatus')),
  'does not filter by role': asking((query) => withoutKey(query, 'role')),
  'shows what is open where closed is wanted': asking((query) => withoutKey(query, 'status')),
  'always sorts by name': asking((query) => ({ ...query, sortBy: 'name' })),
  'always sorts upwards': asking((query) => ({ ...query, direction: 'ascending' })),
  'begins at the beginning whatever the cursor': asking((query) => withoutKey(query, 'after')),
  'takes any limit': asking((query) => ({ ...query, limit: Math.min(200, Math.max(1, query.limit || 1)) })),
  'shows no alias': showing((row) => ({ ...row, alias: null })),
  'shows when it was created for when one joined': showing((row) => ({ ...row, joinedAt: row.createdAt })),
  'takes everybody for a member': showing((row) => ({ ...row, isMember: true })),
  'counts no pauses': showing((row) => ({ ...row, pausedCount: 0 })),
  'counts the owner twice': showing((row) => ({ ...row, tenantCount: row.tenantCount + 1 })),
  'does not filter by state': askingInvitations((query) => withoutKey(query, 'statuses')),
  'judges deadlines by no clock': askingInvitations((query) => ({
    ...query,
    now: query.now.replace(/./, '0') as never,
  })),
  'names no accepting tenant': showingInvitations((row) => withoutKey(row, 'acceptingTenantId')),
  'gives no second page': (directory) => ({
    invitations: (query) => directory.invitations(query).map(({ rows }) => ({ rows, next: undefined })),
  }),
  'lists what one received twice': (directory) => ({
    receivedInvitations: (query) => bothLists(directory, query),
  }),
  'finds no community': () => ({ communityOf: () => okAsync(undefined) }),
  'finds nothing due': () => ({ dueInvitations: () => okAsync([]) }),
  'finds what is due in another order': (directory) => ({
    dueInvitations: (now, limit) => directory.dueInvitations(now, limit).map((due) => [...due].reverse()),
  }),
  'waits for nothing': () => ({ waitFor: () => okAsync(undefined) }),
  'does not close': () => ({ close: async () => {} }),
}

const faulty = (change: Change): ContractSetup<DirectorySubject> => ({
  ...memorySetup,
  newPlace: async () => {
    const place = await memorySetup.newPlace()
    const open = async () => {
      const subject = await place.open()
      return { ...subject, directory: { ...subject.directory, ...change(subject.directory) } }
    }
    return { ...place, open }
  },
})

const failedCases = async (change: Change): Promise<readonly string[]> => {
  const failed: string[] = []
  for (const { name, run } of communityDirectoryContract(faulty(change))) {
    try {
      await run()
    } catch {
      failed.push(name)
    }
  }
  return failed
}

for (const [fault, change] of Object.entries(faults))
  test(`the contract finds a directory that ${fault}`, async () => {
    assert.is.not((await failedCases(change)).length, 0)
  })

test('the contract finds nothing wrong with one that does as it should', async () => {
  assert.equal(await failedCases(() => ({})), [])
})

test.run()
