import { expectTypeOf } from 'expect-type'
import type { Result } from 'neverthrow'
import { test } from 'uvu'
import {
  type Acceptance,
  type Actor,
  type Community,
  type CommunityCommand,
  type CommunityEvent,
  type CommunityId,
  type CommunityState,
  decide,
  type EmailAddress,
  type ExpireInvitation,
  type InvitationId,
  type InvitationStatus,
  type InvitationStatusName,
  type Refusal,
  type RefusalCode,
  type RefusalWith,
  type RevokeInvitation,
  refusal,
  type TenantId,
  type Timestamp,
} from '../src/index.js'

test('ids of one kind are not those of another, nor plain text', () => {
  expectTypeOf<CommunityId>().not.toMatchTypeOf<InvitationId>()
  expectTypeOf<TenantId>().not.toMatchTypeOf<EmailAddress>()
  expectTypeOf<string>().not.toMatchTypeOf<CommunityId>()
  expectTypeOf<CommunityId>().toMatchTypeOf<string>()
})

test('deciding takes a command and a state and gives events or a refusal', () => {
  expectTypeOf(decide).parameters.toEqualTypeOf<[CommunityCommand, CommunityState]>()
  expectTypeOf(decide).returns.toEqualTypeOf<Result<readonly CommunityEvent[], Refusal>>()
})

test('a refusal carries the facts of its own code', () => {
  expectTypeOf<Refusal['code']>().toEqualTypeOf<RefusalCode>()
  expectTypeOf(refusal('too-many-pending', 'Open', { limit: 1 })).toEqualTypeOf<RefusalWith<'too-many-pending'>>()
  expectTypeOf<RefusalWith<'too-many-pending'>['facts']>().toEqualTypeOf<{ readonly limit: number }>()
})

test('a community is handed out read-only', () => {
  expectTypeOf<Community['members']>().not.toHaveProperty('set')
  expectTypeOf<Community['invitations']>().not.toHaveProperty('delete')
})

test('a command about an invitation has an actor, but for the clock’s', () => {
  expectTypeOf<ExpireInvitation['actor']>().toEqualTypeOf<undefined>()
  expectTypeOf<RevokeInvitation['actor']>().toEqualTypeOf<Actor>()
  expectTypeOf<Exclude<CommunityCommand, ExpireInvitation>['actor']>().toEqualTypeOf<Actor>()
})

test('a limit that time lifts tells until when, another one does not', () => {
  expectTypeOf<RefusalWith<'too-many-to-recipient'>['facts']['retryAt']>().toEqualTypeOf<Timestamp>()
  expectTypeOf<RefusalWith<'too-many-by-sender'>['facts']['retryAt']>().toEqualTypeOf<Timestamp>()
  expectTypeOf<RefusalWith<'too-many-pending'>['facts']>().not.toHaveProperty('retryAt')
})

test('an acceptance is there in the states that have one, and only there', () => {
  type Of<Name extends InvitationStatusName> = Extract<InvitationStatus, { name: Name }>
  expectTypeOf<Of<'Accepted' | 'Confirmed' | 'Withdrawn' | 'Refused'>['acceptance']>().toEqualTypeOf<Acceptance>()
  expectTypeOf<Of<'Invited' | 'Declined' | 'Revoked'>>().not.toHaveProperty('acceptance')
})

test.run()
