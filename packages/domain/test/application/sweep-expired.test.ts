import { okAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  type CommunityHandshake,
  communityHandshake,
  type DueInvitation,
  openEvent,
  type SweepReport,
  sweepExpired,
  type Timestamp,
} from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { type FaultyStore, faultyStore } from '../support/memory-store.js'
import { person } from '../support/people.js'
import { accept, communityId, create, days, deadline, invitationId, invite, later, monday } from '../support/samples.js'

const backoff = { pause: async () => undefined }
const processOn = (store: FaultyStore): CommunityHandshake => communityHandshake({ store, hasher, backoff })

const done = async (handshake: CommunityHandshake, ...commands: Parameters<CommunityHandshake['execute']>[0][]) => {
  for (const command of commands) {
    const outcome = await handshake.execute(command)
    if (outcome.isErr()) throw new Error(JSON.stringify(outcome.error))
  }
}

const inviteMany = (count: number) =>
  Array.from({ length: count }, (_none, index) =>
    invite({ number: index + 1, recipient: person(`admin${index}`, 'partner').email }),
  )

/** A directory that looks through the community itself. */
const directoryOn = (handshake: CommunityHandshake, extra: readonly DueInvitation[] = []) => ({
  dueInvitations: (now: Timestamp, limit: number) =>
    handshake
      .read(communityId)
      .map((state): readonly DueInvitation[] => {
        const invitations = state.kind === 'Community' ? [...state.invitations.values()] : []
        const due = invitations
          .filter(({ status, deadline: at }) => (status.name === 'Invited' || status.name === 'Accepted') && at <= now)
          .map(({ id, deadline: at }) => ({ communityId, invitationId: id, deadline: at }))
        return [...extra, ...due].slice(0, limit)
      })
      .mapErr((failure) => {
        throw new Error(failure.message)
      }),
})

const sweep = async (
  handshake: CommunityHandshake,
  now: Timestamp,
  directory = directoryOn(handshake),
): Promise<SweepReport> => {
  const swept = await sweepExpired({ handshake, directory, hasher, clock: { now: () => now } })
  if (swept.isErr()) throw new Error(swept.error.message)
  return swept.value
}

test('everything that is due expires, however many pages it takes, and nothing before its deadline', async () => {
  const handshake = processOn(faultyStore())
  await done(handshake, create({ policy: { pendingLimit: 1000 } }), ...inviteMany(250))
  assert.equal(await sweep(handshake, later(deadline, -1)), { expired: 0, endedElsewhere: 0, failed: [] })
  assert.equal(await sweep(handshake, deadline), { expired: 250, endedElsewhere: 0, failed: [] })
  assert.equal(await sweep(handshake, deadline), { expired: 0, endedElsewhere: 0, failed: [] })
})

test('one that was accepted and never confirmed expires as well, and keeps who accepted', async () => {
  const handshake = processOn(faultyStore())
  await done(handshake, create(), invite(), accept())
  assert.is((await sweep(handshake, deadline)).expired, 1)
  const state = await handshake.read(communityId)
  const community = state.isOk() && state.value.kind === 'Community' ? state.value : undefined
  const status = community?.invitations.get(invitationId())?.status
  assert.ok(status?.name === 'Expired' && status.acceptance !== undefined)
  assert.is(community?.acceptedByTenant.size, 0)
})

test('two processes that sweep at once expire each invitation once', async () => {
  const store = faultyStore()
  const [here, there] = [processOn(store), processOn(store)]
  await done(here, create(), ...inviteMany(20))
  const reports = await Promise.all([
    sweep(here, deadline),
    sweep(there, later(deadline, 1)),
    sweep(here, later(deadline, 2)),
  ])
  assert.is(store.all.filter(({ type }) => type === 'InvitationExpired').length, 20)
  assert.is(
    reports.reduce((sum, { expired }) => sum + expired, 0),
    20,
  )
})

test('the event names no person: the clock has no actor', async () => {
  const store = faultyStore()
  const handshake = processOn(store)
  await done(handshake, create(), invite())
  await sweep(handshake, later(deadline, 5))
  const last = store.all.at(-1)
  assert.ok(last)
  const opened = openEvent(hasher, last)
  assert.ok(opened.isOk())
  assert.is(opened.value.metadata.actor, null)
  assert.equal(opened.value.data, {
    communityId,
    deadline,
    expiredAt: later(deadline, 5),
    invitationId: invitationId(),
  })
})

test('one that was resent after the directory was asked is left alone', async () => {
  const handshake = processOn(faultyStore())
  await done(handshake, create(), invite())
  const stale: DueInvitation = { communityId, invitationId: invitationId(), deadline: later(monday, days(1)) }
  const directory = { dueInvitations: () => okAsync([stale]) }
  const swept = await sweepExpired({ handshake, directory, hasher, clock: { now: () => later(monday, days(2)) } })
  assert.ok(swept.isOk())
  assert.equal(swept.value, { expired: 0, endedElsewhere: 1, failed: [] })
})

test('one that cannot be expired is told, and does not keep the others from it', async () => {
  const store = faultyStore()
  const handshake = processOn(store)
  await done(handshake, create(), ...inviteMany(3))
  store.faults.push('unavailable')
  const report = await sweep(handshake, deadline)
  assert.is(report.expired, 2)
  assert.equal(
    report.failed.map(({ invitationId: id, failure }) => [id, failure.kind]),
    [[invitationId(1), 'store-failure']],
  )
  assert.is((await sweep(handshake, deadline)).expired, 1)
})

test('an expired invitation makes room for a new one to the same address', async () => {
  const handshake = processOn(faultyStore())
  await done(handshake, create({ policy: { pendingLimit: 1 } }), invite())
  await sweep(handshake, deadline)
  await done(handshake, invite({ number: 2, now: deadline }))
  const state = await handshake.read(communityId)
  assert.ok(state.isOk() && state.value.kind === 'Community')
  assert.is(state.value.invitations.get(invitationId(1))?.status.name, 'Expired')
  assert.is(state.value.invitations.get(invitationId(2))?.status.name, 'Invited')
})

test.run()
