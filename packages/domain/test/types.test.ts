import { expectTypeOf } from 'expect-type'
import type { Result } from 'neverthrow'
import { test } from 'uvu'
import {
  type Community,
  type CommunityCommand,
  type CommunityEvent,
  type CommunityId,
  type CommunityState,
  decide,
  type EmailAddress,
  type InvitationId,
  type Refusal,
  type RefusalCode,
  type RefusalWith,
  refusal,
  type TenantId,
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

test.run()
