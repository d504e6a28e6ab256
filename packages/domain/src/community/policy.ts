import { err, ok, type Result } from 'neverthrow'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Role } from '../identity/actor.js'
import { type ParseFailure, parseFailure } from '../identity/parse-failure.js'

/**
 * The rules of one community. They are recorded in its history, so that an old decision
 * can be explained by the rules of its day.
 */
export const CommunityPolicy = Type.Object(
  {
    deadlineDays: Type.Integer({
      minimum: 1,
      maximum: 365,
      description: 'Days from the invitation until it can no longer be accepted or confirmed.',
    }),
    pendingLimit: Type.Integer({ minimum: 1, maximum: 10_000, description: 'Open invitations at a time.' }),
    recipientDailyLimit: Type.Integer({
      minimum: 1,
      maximum: 1000,
      description: 'Invitation mails to one address within 24 hours, those sent again included.',
    }),
    senderDailyLimit: Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      description: 'Invitation mails by one person within 24 hours, those sent again included.',
    }),
    fourEyes: Type.Boolean({ description: 'Whoever invited may not confirm.' }),
    confirmBy: Type.Union([Type.Literal('any-administrator'), Type.Literal('issuer')], {
      description: 'Who of the owner may confirm.',
    }),
    recipientOnly: Type.Boolean({
      description: 'Only the invited address may accept; holding the link is not enough.',
    }),
    creatingRoles: Type.Array(Type.String({ minLength: 1, maxLength: 128 }), {
      minItems: 1,
      maxItems: 20,
      description: "The host's roles that may create a community for their tenant.",
    }),
    acceptingRoles: Type.Array(Type.String({ minLength: 1, maxLength: 128 }), {
      minItems: 1,
      maxItems: 20,
      description: "The host's roles that may accept for their tenant.",
    }),
  },
  { additionalProperties: false },
)

/** The rules of one community. */
export interface CommunityPolicy
  extends Readonly<Omit<Static<typeof CommunityPolicy>, 'creatingRoles' | 'acceptingRoles'>> {
  readonly creatingRoles: readonly Role[]
  readonly acceptingRoles: readonly Role[]
}

/** What whoever creates a community may choose; the roles are the host's to decide. */
export type AdjustablePolicy = Omit<CommunityPolicy, 'creatingRoles' | 'acceptingRoles'>

/** The roles that administer a community where nothing else is chosen. */
export const defaultAdministratorRoles: readonly Role[] = ['community-administrator', 'tenant-administrator']

/** The policy of a community where nothing else is chosen: 14 days, 100 open invitations, any administrator confirms. */
export const defaultPolicy: CommunityPolicy = {
  acceptingRoles: ['tenant-administrator'],
  confirmBy: 'any-administrator',
  creatingRoles: defaultAdministratorRoles,
  deadlineDays: 14,
  fourEyes: false,
  pendingLimit: 100,
  recipientDailyLimit: 20,
  recipientOnly: false,
  senderDailyLimit: 500,
}

/** The host's policy with what the creator of one community chose instead; the roles stay the host's. */
export const completePolicy = (chosen: Partial<AdjustablePolicy>, host: CommunityPolicy): CommunityPolicy => ({
  ...host,
  ...chosen,
  creatingRoles: host.creatingRoles,
  acceptingRoles: host.acceptingRoles,
})

const compiled = Compile(CommunityPolicy)

/** Finds the rule that cannot be: one out of its bounds, or two by which nobody could ever confirm. */
export const requireWorkablePolicy = (policy: CommunityPolicy): Result<CommunityPolicy, ParseFailure> => {
  const [wrong] = compiled.Errors(policy)
  if (wrong !== undefined) return err(parseFailure(`policy${wrong.instancePath}`, wrong.message))
  return policy.fourEyes && policy.confirmBy === 'issuer'
    ? err(parseFailure('policy/confirmBy', 'cannot be "issuer" together with four eyes, or nobody could ever confirm'))
    : ok(policy)
}

const adjustable = [
  'confirmBy',
  'deadlineDays',
  'fourEyes',
  'pendingLimit',
  'recipientDailyLimit',
  'recipientOnly',
  'senderDailyLimit',
] as const satisfies readonly (keyof AdjustablePolicy)[]

/** Tells whether two policies of one community say the same; the host's roles, which nobody adjusts, do not count. */
export const arePoliciesEqual = (one: CommunityPolicy, other: CommunityPolicy): boolean =>
  adjustable.every((rule) => one[rule] === other[rule])
