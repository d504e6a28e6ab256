import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { commandDigest } from '../../src/application/command-digest.js'
import { type CommunityCommand, communityHandshake, refusal } from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { faultyStore } from '../support/memory-store.js'
import { ada, alan, bela, boris, carla } from '../support/people.js'
import { failureIn, valueIn } from '../support/results.js'
import * as sample from '../support/samples.js'

const { days, deadline, later, monday } = sample

interface Case {
  readonly before: readonly CommunityCommand[]
  readonly command: CommunityCommand
  /** The same request with other content. */
  readonly other: CommunityCommand
}

const invited = () => [sample.create(), sample.invite()]
const accepted = () => [...invited(), sample.accept()]
const confirmed = () => [...accepted(), sample.confirm()]

const cases: readonly Case[] = [
  { before: [], command: sample.create(), other: sample.create({ language: 'de' }) },
  {
    before: confirmed(),
    command: sample.changeDetails({ name: 'Wind' }),
    other: sample.changeDetails({ name: 'Sun' }),
  },
  {
    before: confirmed(),
    command: sample.changePolicy({ deadlineDays: 3 }),
    other: sample.changePolicy({ deadlineDays: 4 }),
  },
  { before: confirmed(), command: sample.close(), other: sample.close({ typedName: ' Grid data' }) },
  { before: [sample.create()], command: sample.invite(), other: sample.invite({ message: 'Hello' }) },
  { before: invited(), command: sample.resend(), other: sample.resend({ number: 2 }) },
  { before: invited(), command: sample.accept(), other: sample.accept({ linkGeneration: 1 }) },
  { before: invited(), command: sample.decline(), other: sample.decline({ linkGeneration: 1 }) },
  { before: accepted(), command: sample.withdraw(), other: sample.withdraw({ number: 2 }) },
  { before: accepted(), command: sample.confirm(), other: sample.confirm({ seenRevision: 2 }) },
  { before: accepted(), command: sample.refuse(), other: sample.refuse({ seenRevision: 2 }) },
  { before: invited(), command: sample.revoke(), other: sample.revoke({ number: 2 }) },
  { before: invited(), command: sample.expire(), other: sample.expire({ number: 2 }) },
  { before: confirmed(), command: sample.removeTenant(), other: sample.removeTenant({ tenantId: carla.tenantId }) },
  { before: confirmed(), command: sample.leave(), other: sample.leave({ typedName: 'Grid  data' }) },
  { before: confirmed(), command: sample.pause(), other: sample.pause({ tenantId: carla.tenantId }) },
  {
    before: [...confirmed(), sample.pause()],
    command: sample.resume(),
    other: sample.resume({ tenantId: carla.tenantId }),
  },
  {
    before: confirmed(),
    command: sample.changeContactEmail(),
    other: sample.changeContactEmail({ contactEmail: carla.email }),
  },
  { before: confirmed(), command: sample.changeAlias(), other: sample.changeAlias({ alias: null }) },
  { before: confirmed(), command: sample.assignRoles(), other: sample.assignRoles({ administratorRoles: ['x'] }) },
  { before: confirmed(), command: sample.addMembers(), other: sample.addMembers({ members: [carla] }) },
  {
    before: [...confirmed(), sample.addMembers()],
    command: sample.removeMembers(),
    other: sample.removeMembers({ userIds: [carla.userId] }),
  },
]

const worldAfter = async (before: readonly CommunityCommand[]) => {
  const store = faultyStore()
  const open = () => communityHandshake({ store, hasher, backoff: { pause: async () => undefined } })
  const handshake = open()
  for (const command of before) valueIn(await handshake.execute(command))
  return { store, handshake, open }
}

for (const { before, command, other } of cases) {
  test(`${command.type} with the same id takes effect once, however often and late, in any process`, async () => {
    const { store, handshake, open } = await worldAfter(before)
    const first = valueIn(await handshake.execute(command))
    assert.not.ok(first.repeated)
    const count = store.all.length
    const late = { ...command, now: later(deadline, days(100)) } as CommunityCommand
    for (const again of [await handshake.execute(command), await handshake.execute(late), await open().execute(late)]) {
      const { events, revision, position, repeated } = valueIn(again)
      assert.equal([events, revision, position, repeated], [first.events, first.revision, first.position, true])
    }
    assert.is(store.all.length, count)
  })

  test(`${command.type} with the id of another request is refused`, async () => {
    const { store, handshake } = await worldAfter(before)
    valueIn(await handshake.execute(command))
    const count = store.all.length
    const { commandId } = command
    const told = failureIn(await handshake.execute({ ...other, commandId }))
    // Whoever is no member (any more) does not even learn that the id was used.
    const isIn = !['AcceptInvitation', 'DeclineInvitation', 'WithdrawAcceptance', 'LeaveCommunity'].includes(
      command.type,
    )
    const expected = isIn ? refusal('command-id-reused', 'Open', {}) : refusal('community-not-found', 'NoCommunity', {})
    assert.equal(told, expected)
    assert.is(store.all.length, count)
  })
}

test('every kind of command is among these', () => {
  assert.is(new Set(cases.map(({ command }) => command.type)).size, 22)
})

test('the same words by another person, or by nobody, are another request', () => {
  const digests = [
    sample.pause(),
    sample.pause({ actor: boris }),
    { ...sample.expire(), now: monday },
    sample.revoke(),
    sample.revoke({ actor: alan }),
    sample.revoke({ actor: { ...ada, tenantId: bela.tenantId } }),
  ].map((command) => commandDigest(hasher, command))
  assert.is(new Set(digests).size, digests.length)
  assert.is(commandDigest(hasher, sample.expire()), commandDigest(hasher, sample.expire({ now: monday })))
})

test.run()
