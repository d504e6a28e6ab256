import * as fc from 'fast-check'
import type { Actor, AdjustablePolicy, CommunityCommand, CommunityState, Timestamp } from '../../src/index.js'
import { ada, alan, amy, bela, belaUnverified, boris, carla, carlaElsewhere, chris, cleo } from './people.js'
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

/** A command that waits for its time, and for the state in which somebody thinks of it. */
export type Step = (now: Timestamp, state: CommunityState) => CommunityCommand

type Tried<Fields> = Fields & { readonly actor: Actor; readonly now: Timestamp }

const actor = fc.constantFrom<Actor>(
  ...[ada, alan, amy, bela, belaUnverified, boris, carla, carlaElsewhere, chris, cleo],
)
const number = fc.integer({ min: 1, max: 6 })
const recipient = fc.constantFrom(bela.email, carla.email, boris.email)
const tenantId = fc.constantFrom(...[ada, bela, carla, carlaElsewhere].map((one) => one.tenantId))
const linkGeneration = fc.constantFrom(1, 2, 3)
const seenRevision = fc.integer({ min: 0, max: 20 })
const typedName = fc.constantFrom('Grid data', 'Wind', 'Our grid')
const name = fc.constantFrom('Grid data', 'Wind')
const alias = fc.constantFrom('Our grid', 'Theirs', null)
const roles = fc.constantFrom<readonly string[]>(
  ...[['community-administrator', 'tenant-administrator'], ['community-administrator'], ['tenant-administrator']],
)
const people = fc.subarray([bela, boris, carla, chris, amy], { minLength: 1 })
const rules = {
  fourEyes: fc.boolean(),
  confirmBy: fc.constantFrom('any-administrator' as const, 'issuer' as const),
  recipientOnly: fc.boolean(),
  pendingLimit: fc.integer({ min: 1, max: 3 }),
  recipientDailyLimit: fc.integer({ min: 2, max: 5 }),
  senderDailyLimit: fc.integer({ min: 3, max: 10 }),
  deadlineDays: fc.integer({ min: 3, max: 20 }),
}
/** Changes of a policy; some would make one that cannot be. */
export const policyChanges: fc.Arbitrary<Partial<AdjustablePolicy>> = fc.record(
  { ...rules, pendingLimit: fc.integer({ min: 0, max: 3 }) },
  { requiredKeys: [] },
)

/** Policies that a community can begin with. */
export const firstPolicy: fc.Arbitrary<Partial<AdjustablePolicy>> = fc
  .record(rules, { requiredKeys: [] })
  .map((policy) => (policy.fourEyes ? { ...policy, confirmBy: 'any-administrator' } : policy))

const step = <Fields extends object>(
  fields: { readonly [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> },
  command: (given: Tried<Fields>) => CommunityCommand,
): fc.Arbitrary<Step> =>
  fc.tuple(fc.record(fields), actor).map(
    ([given, by]) =>
      (now) =>
        command({ ...(given as Fields), actor: by, now }),
  )

/** Any command by anybody, sensible or not. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  step({}, create),
  step({ name }, changeDetails),
  step({ changes: policyChanges }, ({ changes, ...also }) => changePolicy(changes, also)),
  step({ typedName }, close),
  step({ number, recipient }, invite),
  step({ number }, resend),
  step({ number }, accept),
  step({ number, tenantId, linkGeneration }, accept),
  step({ number }, decline),
  step({ number, linkGeneration }, decline),
  step({ number }, withdraw),
  step({ number, tenantId }, confirm),
  step({ number, tenantId, seenRevision }, confirm),
  step({ number, tenantId }, refuse),
  step({ number }, revoke),
  step({ number }, expire),
  step({ tenantId }, removeTenant),
  step({ tenantId, typedName }, leave),
  step({ tenantId }, pause),
  step({}, resume),
  step({ contactEmail: recipient }, changeContactEmail),
  step({ alias }, changeAlias),
  step({ administratorRoles: roles }, assignRoles),
  step({ members: people }, addMembers),
  step({ userIds: people.map((some) => some.map(({ userId }) => userId)) }, removeMembers),
)
