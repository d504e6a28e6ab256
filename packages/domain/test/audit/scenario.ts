import {
  type Actor,
  type CommunityCommand,
  communityHandshake,
  expiryCommandIdFor,
  parseCommunityDescription,
  parseCommunityName,
  type StoredEvent,
  type Timestamp,
} from '../../src/index.js'
import { hasher } from '../support/hasher.js'
import { faultyStore } from '../support/memory-store.js'
import { ada, alan, bela, boris, carla, carlaElsewhere } from '../support/people.js'
import { valueIn } from '../support/results.js'
import {
  accept,
  communityId,
  confirm,
  create,
  days,
  invitationId,
  invite,
  later,
  monday,
  newCommandId,
} from '../support/samples.js'

const on = (day: number): Timestamp => later(monday, days(day))
const base = (actor: Actor, day: number) => ({ actor, communityId, commandId: newCommandId(), now: on(day) })
const about = (actor: Actor, day: number, number: number) => ({
  ...base(actor, day),
  invitationId: invitationId(number),
})
const own = (actor: Actor, day: number) => ({ ...base(actor, day), tenantId: actor.tenantId })

/** Commands that together cause every kind of event. */
export const everyKindOfCommand = (): readonly CommunityCommand[] => [
  create(),
  { type: 'ChangeCommunityDetails', ...base(alan, 0), name: valueIn(parseCommunityName('Grid data exchange')) },
  { type: 'ChangeCommunityDetails', ...base(alan, 0), description: valueIn(parseCommunityDescription('Curves.')) },
  { type: 'ChangePolicy', ...base(ada, 0), changes: { pendingLimit: 50 } },
  invite({ now: on(1) }),
  { type: 'ResendInvitation', ...about(alan, 2, 1) },
  accept({ now: on(3), linkGeneration: 2 }),
  confirm({ now: on(4), actor: alan }),
  invite({ number: 2, now: on(4), recipient: carla.email }),
  accept({ number: 2, now: on(5), actor: carla }),
  { type: 'WithdrawAcceptance', ...about(carla, 5, 2) },
  invite({ number: 3, now: on(5), recipient: carla.email }),
  accept({ number: 3, now: on(5), actor: carlaElsewhere }),
  { type: 'RefuseTenant', ...about(ada, 6, 3), tenantId: carlaElsewhere.tenantId },
  invite({ number: 4, now: on(6), recipient: carla.email }),
  { type: 'DeclineInvitation', ...about(carla, 6, 4) },
  invite({ number: 5, now: on(6), recipient: carla.email }),
  { type: 'RevokeInvitation', ...about(ada, 6, 5) },
  invite({ number: 6, now: on(6), recipient: carla.email }),
  {
    type: 'ExpireInvitation',
    commandId: expiryCommandIdFor(hasher, invitationId(6), on(20)),
    ...{ communityId, invitationId: invitationId(6), now: on(21) },
  },
  { type: 'PauseSharing', ...own(bela, 21) },
  { type: 'ResumeSharing', ...own(bela, 21) },
  { type: 'ChangeContactEmail', ...own(bela, 21), contactEmail: boris.email },
  { type: 'ChangeAlias', ...own(bela, 21), alias: valueIn(parseCommunityName('Our grid')) },
  { type: 'ChangeAlias', ...own(bela, 21), alias: null },
  { type: 'AssignAdministratorRoles', ...own(bela, 21), administratorRoles: ['tenant-administrator'] },
  { type: 'AddMembers', ...own(bela, 22), members: [{ email: boris.email, userId: boris.userId }] },
  { type: 'RemoveMembers', ...own(bela, 22), userIds: [boris.userId] },
  { type: 'LeaveCommunity', ...own(bela, 23), typedName: 'Grid data exchange' },
  invite({ number: 7, now: on(24) }),
  accept({ number: 7, now: on(24) }),
  confirm({ number: 7, now: on(24) }),
  { type: 'RemoveTenant', ...base(ada, 25), tenantId: bela.tenantId },
  invite({ number: 8, now: on(26) }),
  { type: 'CloseCommunity', ...base(ada, 27), typedName: 'Grid data exchange' },
]

/** The stored history of commands that all take effect. */
export const storedHistoryOf = async (commands: readonly CommunityCommand[]): Promise<readonly StoredEvent[]> => {
  const store = faultyStore()
  const handshake = communityHandshake({ store, hasher, backoff: { pause: async () => undefined } })
  for (const command of commands) {
    const done = await handshake.execute(command)
    if (done.isErr()) throw new Error(`${command.type}: ${JSON.stringify(done.error)}`)
  }
  return store.all
}
