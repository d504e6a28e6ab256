import type { Caller, CommandFailure, CommandOutcome, CommunityId, InvitationId } from '@community-handshake/domain'
import type { ResultAsync } from 'neverthrow'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { everybody, type Person } from './world/people.js'
import { type Scene, scenarios } from './world/scenarios.js'
import { openWorld, type World } from './world/world.js'

interface Trial {
  readonly world: World
  readonly who: Person
  readonly scene: Scene
  readonly secret: string | undefined
}

type Attempt = (trial: Trial, caller: Caller) => ResultAsync<CommandOutcome, CommandFailure>

const inCommunity = ({ scene }: Trial) => ({ communityId: scene.communityId as CommunityId })
const ownTenant = (trial: Trial) => ({ ...inCommunity(trial), tenantId: trial.who.tenantId })
const ofInvitation = (trial: Trial) => ({
  ...inCommunity(trial),
  invitationId: trial.scene.invitationId as InvitationId,
})
const byLink = ({ secret }: Trial) => (secret === undefined ? {} : { linkSecret: secret })

// Each with content that nothing is wrong with, so that only a right or the state can stand in the way.
const inCommunities: Readonly<Record<string, Attempt>> = {
  invite: (trial, caller) =>
    trial.world.ports.service.inviteTenant(caller, { ...inCommunity(trial), email: 'new@elsewhere.example' }),
  editDetails: (trial, caller) =>
    trial.world.ports.service.changeCommunityDetails(caller, { ...inCommunity(trial), name: 'Another name' }),
  changePolicy: (trial, caller) =>
    trial.world.ports.service.changePolicy(caller, { ...inCommunity(trial), policy: { deadlineDays: 77 } }),
  close: (trial, caller) =>
    trial.world.ports.service.closeCommunity(caller, { ...inCommunity(trial), typedName: 'North Sea Wind' }),
  leave: (trial, caller) =>
    trial.world.ports.service.leaveCommunity(caller, { ...ownTenant(trial), typedName: 'North Sea Wind' }),
  pauseSharing: (trial, caller) => trial.world.ports.service.pauseSharing(caller, ownTenant(trial)),
  resumeSharing: (trial, caller) => trial.world.ports.service.resumeSharing(caller, ownTenant(trial)),
  manageMembers: (trial, caller) =>
    trial.world.ports.service.addMembers(caller, {
      ...ownTenant(trial),
      members: [{ userId: 'new', email: 'new@elsewhere.example' }],
    }),
  editAlias: (trial, caller) => trial.world.ports.service.changeAlias(caller, { ...ownTenant(trial), alias: 'New' }),
  editContactEmail: (trial, caller) =>
    trial.world.ports.service.changeContactEmail(caller, {
      ...ownTenant(trial),
      contactEmail: 'new@elsewhere.example',
    }),
  assignAdministrators: (trial, caller) =>
    trial.world.ports.service.assignAdministratorRoles(caller, { ...ownTenant(trial), administratorRoles: ['new'] }),
}

const judged = async (trial: Trial) => {
  const state = await trial.world.ports.handshake.read(inCommunity(trial).communityId)
  const status = state
    .map((read) => (read.kind === 'Community' ? read.invitations.get(ofInvitation(trial).invitationId) : undefined))
    .unwrapOr(undefined)?.status
  return status !== undefined && 'acceptance' in status && status.acceptance !== undefined
    ? status.acceptance.tenantId
    : trial.who.tenantId
}

const onInvitations: Readonly<
  Record<string, (trial: Trial, caller: Caller) => ReturnType<Attempt> | Promise<Awaited<ReturnType<Attempt>>>>
> = {
  accept: (trial, caller) =>
    trial.world.ports.service.acceptInvitation(caller, {
      ...ofInvitation(trial),
      tenantId: trial.who.tenantId,
      ...byLink(trial),
    }),
  decline: (trial, caller) =>
    trial.world.ports.service.declineInvitation(caller, { ...ofInvitation(trial), ...byLink(trial) }),
  withdraw: (trial, caller) => trial.world.ports.service.withdrawAcceptance(caller, ofInvitation(trial)),
  confirm: async (trial, caller) =>
    trial.world.ports.service.confirmTenant(caller, { ...ofInvitation(trial), tenantId: await judged(trial) }),
  refuse: async (trial, caller) =>
    trial.world.ports.service.refuseTenant(caller, { ...ofInvitation(trial), tenantId: await judged(trial) }),
  revoke: (trial, caller) => trial.world.ports.service.revokeInvitation(caller, ofInvitation(trial)),
  resend: (trial, caller) => trial.world.ports.service.resendInvitation(caller, ofInvitation(trial)),
}

const never = -1

/** What really happens, by name: the code of the refusal, or that nothing stood in the way. Nothing is changed. */
const tryAll = async (trial: Trial, attempts: typeof onInvitations): Promise<Readonly<Record<string, string>>> => {
  const { token: _token, ...actor } = trial.who
  const tried: Record<string, string> = {}
  for (const [name, attempt] of Object.entries(attempts)) {
    const result = await attempt(trial, { actor, ifRevision: never })
    assert.ok(result.isErr(), `${name} went through at a revision that no community has`)
    const failure = result.error
    tried[name] = failure.kind === 'refusal' && failure.code !== 'revision-changed' ? failure.code : failure.kind
  }
  return tried
}

const allowed = (tried: Readonly<Record<string, string>>): Readonly<Record<string, boolean>> =>
  Object.fromEntries(Object.entries(tried).map(([name, what]) => [name, what === 'refusal']))

const compare = (rights: Readonly<Record<string, boolean>>, tried: Readonly<Record<string, string>>, about: string) => {
  for (const [name, may] of Object.entries(allowed(tried)))
    assert.is(rights[name], may, `${about}: ${name} is shown as ${rights[name]}, and trying gives ${tried[name]}`)
}

/** What an invitation says of rights, in each of the ways in which somebody can see it. */
const shownRights = async ({ world, who, scene, secret }: Trial) => {
  const { communityId, invitationId } = scene
  const headers = secret === undefined ? {} : { 'invitation-secret': secret }
  const received = await world.call(who, 'GET', `/invitations/${invitationId}`, { headers })
  const own = await world.call(who, 'GET', `/communities/${communityId}/invitations/${invitationId}`)
  // The owner's way of looking at it knows no link.
  const ways = secret === undefined ? [received, own] : [received]
  return ways.filter(({ status }) => status === 200).map(({ body }) => body['rights'])
}

for (const [name, scenario] of Object.entries(scenarios))
  test(`${name}: each right is shown exactly where the command goes through`, async () => {
    const world = await openWorld()
    const scene = await scenario(world)
    for (const who of everybody) {
      const about = `${name}, ${who.token}`
      const seen = await world.call(who, 'GET', `/communities/${scene.communityId}`)
      const tried = await tryAll({ world, who, scene, secret: undefined }, inCommunities)
      if (seen.status === 200) compare(seen.body['rights'], tried, about)
      else assert.not.ok(Object.values(allowed(tried)).includes(true), `${about} sees nothing and may do something`)
      for (const secret of [undefined, world.secretOf(scene.invitationId)]) {
        const trial = { world, who, scene, secret }
        const outcome = await tryAll(trial, onInvitations)
        const shown = await shownRights(trial)
        for (const rights of shown) compare(rights, outcome, `${about}, link ${secret !== undefined}`)
        if (shown.length > 0) continue
        // Whoever holds the link of a mail may see the invitation; all others who may act see it, too.
        assert.not.ok(Object.values(allowed(outcome)).includes(true), `${about} sees nothing and may act on it`)
      }
    }
    await world.close()
  })

test('removing tenants is shown as a right exactly to those who can', async () => {
  for (const name of ['confirmed', 'confirmed, then closed', 'confirmed, then paused']) {
    const world = await openWorld()
    const scene = await scenarios[name]?.(world)
    assert.ok(scene)
    const communityId = scene.communityId as CommunityId
    for (const who of everybody) {
      const { token: _token, ...actor } = who
      const seen = await world.call(who, 'GET', `/communities/${communityId}`)
      const removed = await world.ports.service.removeTenant(
        { actor, ifRevision: never },
        { communityId, tenantId: 'borealis' as never },
      )
      const code = removed.isErr() && removed.error.kind === 'refusal' ? removed.error.code : ''
      assert.is(seen.body['rights']?.manageTenants ?? false, code === 'revision-changed', `${name}, ${who.token}`)
    }
    await world.close()
  }
})

test('limits and what is typed take no right away', async () => {
  const world = await openWorld()
  const scene = await scenarios['invited']?.(world)
  assert.ok(scene)
  const [ada] = everybody
  const path = `/communities/${scene.communityId}`
  const policy = { pendingLimit: 1, recipientDailyLimit: 1, senderDailyLimit: 1 }
  await world.call(ada, 'PATCH', path, { payload: { policy } })
  assert.is((await world.call(ada, 'GET', path)).body['rights'].invite, true)
  const invitation = await world.call(ada, 'GET', `${path}/invitations/${scene.invitationId}`)
  assert.is(invitation.body['rights'].resend, true)
  await world.close()
})

test.run()
