import * as fc from 'fast-check'
import type { Actor, CommunityCommand, CommunityState, Invitation, Timestamp } from '../../src/index.js'
import { ada, alan, bela, boris, carla, carlaElsewhere, chris } from './people.js'
import { policyChanges, type Step } from './random-commands.js'
import {
  accept,
  addMembers,
  assignRoles,
  changeAlias,
  changeContactEmail,
  changeDetails,
  changePolicy,
  close,
  confirm,
  create,
  decline,
  expire,
  invite,
  leave,
  pause,
  refuse,
  removeMembers,
  removeTenant,
  resend,
  resume,
  revoke,
  withdraw,
} from './samples.js'

// Chance alone seldom gets to the end of a handshake, nor far beyond. These look at the state first.

const roles = ['community-administrator', 'tenant-administrator']
const all = (actor: Actor): Actor => ({ ...actor, roles })
const owners = [all(ada), all(alan)] as const
const invitees = [all(bela), all(carla), all(carlaElsewhere)] as const
const pick = <Item>(items: readonly [Item, ...Item[]], index: number): Item => items[index % items.length] ?? items[0]

const inviteeOf = ({ recipient }: Invitation, which: number): Actor =>
  pick(recipient === bela.email ? [invitees[0]] : [invitees[1], invitees[2]], which)

type Chosen = {
  readonly which: number
  readonly now: Timestamp
  readonly invitation: Invitation
  readonly number: number
}

const answer = ({ which, now, invitation, number }: Chosen): CommunityCommand => {
  const actor = inviteeOf(invitation, which)
  const answers = [
    accept({ number, now, actor }),
    accept({ number, now, actor, linkGeneration: invitation.generation }),
    accept({ number, now, actor: invitees[0], linkGeneration: invitation.generation }),
    resend({ number, now, actor: pick(owners, which) }),
    decline({ number, now, actor }),
    revoke({ number, now, actor: pick(owners, which) }),
    accept({ number, now, actor }),
    expire({ number, now }),
  ] as const
  return pick(answers, which)
}

const judge = ({ which, now, invitation, number }: Chosen): CommunityCommand => {
  const acceptance = 'acceptance' in invitation.status ? invitation.status.acceptance : undefined
  const tenantId = acceptance?.tenantId ?? bela.tenantId
  const by = { number, now, tenantId }
  const acceptor = invitees.find((one) => one.tenantId === tenantId) ?? bela
  const judgements = [
    confirm({ ...by, actor: owners[0] }),
    confirm({ ...by, actor: owners[1] }),
    confirm({ ...by, actor: owners[0], seenRevision: invitation.revision }),
    confirm({ ...by, actor: owners[1] }),
    refuse({ ...by, actor: pick(owners, which) }),
    withdraw({ number, now, actor: acceptor }),
    expire({ number, now }),
  ] as const
  return pick(judgements, which)
}

const handshakeStep: fc.Arbitrary<Step> = fc.tuple(fc.nat(1000), fc.nat(1000)).map(([which, place]) => (now, state) => {
  if (state.kind === 'NoCommunity') return create({ now })
  const invitations = [...state.invitations.values()]
  const open = invitations.filter(({ status }) => status.name === 'Invited' || status.name === 'Accepted')
  const invitation = open[place % (open.length + 1)] ?? invitations[place % 11]
  if (invitation === undefined)
    return invite({
      number: invitations.length + 1,
      now,
      actor: pick(owners, which),
      recipient: pick(invitees, place).email,
    })
  const chosen = { which, now, invitation, number: invitations.indexOf(invitation) + 1 }
  return invitation.status.name === 'Accepted' ? judge(chosen) : answer(chosen)
})

const memberOf = (state: CommunityState, place: number): Actor => {
  const tenants = state.kind === 'Community' ? [...state.members.keys()] : []
  const tenantId = tenants[place % Math.max(tenants.length, 1)]
  return [owners[0], ...invitees].find((one) => one.tenantId === tenantId) ?? owners[0]
}

const memberStep: fc.Arbitrary<Step> = fc
  .tuple(fc.nat(1000), fc.nat(1000), fc.subarray([bela, boris, carla, chris], { minLength: 1 }))
  .map(([which, place, members]) => (now, state) => {
    const actor = memberOf(state, place)
    const by = { actor, now }
    const changes = [
      pause(by),
      resume(by),
      pause(by),
      resume(by),
      changeContactEmail({ ...by, contactEmail: pick([bela, carla, ada], which).email }),
      changeAlias({ ...by, alias: pick(['Our grid', 'Theirs', null], which) }),
      assignRoles({ ...by, administratorRoles: pick([roles, ['tenant-administrator']], which) }),
      addMembers({ ...by, members }),
      addMembers({ ...by, members }),
      removeMembers({ ...by, userIds: members.map(({ userId }) => userId) }),
      removeMembers({ ...by, userIds: members.map(({ userId }) => userId) }),
      removeTenant({ actor: owners[0], now, tenantId: actor.tenantId }),
      leave(by),
    ] as const
    return pick(changes, which)
  })

const ownerStep: fc.Arbitrary<Step> = fc
  .tuple(policyChanges, fc.constantFrom('policy', 'details'), fc.constantFrom('Grid data', 'Wind'))
  .map(
    ([changes, what, name]) =>
      (now) =>
        what === 'policy'
          ? changePolicy(changes, { now, actor: owners[0] })
          : changeDetails({ name, now, actor: owners[0] }),
  )

const endStep: fc.Arbitrary<Step> = fc.constant((now) => close({ now, actor: owners[1] }))

/** Commands that are likely to be allowed. */
export const sensibleStep: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: handshakeStep, weight: 60 },
  { arbitrary: memberStep, weight: 25 },
  { arbitrary: ownerStep, weight: 5 },
  { arbitrary: endStep, weight: 1 },
)
