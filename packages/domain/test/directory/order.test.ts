import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type Actor,
  type CommunityEvent,
  type CommunityRow,
  type DirectoryProjection,
  type InvitationRow,
  type ReceivedQuery,
  startDirectory,
} from '../../src/index.js'
import { ada, bela } from '../support/people.js'
import { accept, communityId, confirm, create, historyOf, invitationId, invite, monday } from '../support/samples.js'

const second = communityId.replace(/.$/, '2') as typeof communityId

/** The history of the sample community, as it would be with other ids. */
const elsewhere = (events: readonly CommunityEvent[]): readonly CommunityEvent[] =>
  JSON.parse(
    JSON.stringify(events).replaceAll(communityId, second).replaceAll(invitationId(1), invitationId(2)),
  ) as readonly CommunityEvent[]

const communitiesOf = (directory: DirectoryProjection, { tenantId, userId }: Actor): readonly CommunityRow[] =>
  directory
    .communities({ tenantId, userId, sortBy: 'joinedAt', direction: 'descending', limit: 10 })
    .map(({ rows }) => rows)
    .unwrapOr([])

const received = (
  directory: DirectoryProjection,
  who: Pick<ReceivedQuery, 'recipient' | 'acceptingTenantId'>,
): readonly InvitationRow[] =>
  directory
    .receivedInvitations({ ...who, now: monday, limit: 10 })
    .map(({ rows }) => rows)
    .unwrapOr([])

const history = historyOf(create(), invite(), accept(), confirm())

test('every list has the newest first, over all communities', () => {
  const directory = startDirectory()
  for (const event of [...history, ...elsewhere(history)]) directory.apply(event)
  for (const actor of [ada, bela])
    assert.equal(
      communitiesOf(directory, actor).map((row) => row.communityId),
      [second, communityId],
    )
  for (const rows of [
    received(directory, { recipient: bela.email }),
    received(directory, { acceptingTenantId: bela.tenantId }),
  ])
    assert.equal(
      rows.map((row) => [row.communityId, row.invitationId, row.status]),
      [
        [second, invitationId(2), 'Confirmed'],
        [communityId, invitationId(1), 'Confirmed'],
      ],
    )
})

test('a row tells what the last event made of it', () => {
  const directory = startDirectory()
  const seen = history.map((event) => {
    directory.apply(event)
    const [community] = communitiesOf(directory, ada)
    const [invitation] = received(directory, { recipient: bela.email })
    return [community?.tenantCount, invitation?.status, invitation?.acceptingTenantId]
  })
  assert.equal(seen, [
    [1, undefined, undefined],
    [1, 'Invited', undefined],
    [1, 'Accepted', bela.tenantId],
    [2, 'Confirmed', bela.tenantId],
  ])
})

test.run()
