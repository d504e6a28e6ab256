import type { TSchema } from 'typebox'
import { Access, CommunitySummary, CommunityView } from './community.js'
import { AcceptanceView, ConfirmationView, InvitationView } from './invitation.js'
import { Person } from './person.js'
import { PolicyView } from './policy.js'
import { InputError, Problem } from './problem.js'
import { ReceivedAcceptanceView, ReceivedInvitationView } from './received-invitation.js'
import type { SharedSchema } from './shared-schema.js'
import { TenantView } from './tenant.js'

/** Every schema that routes refer to by name. */
export const sharedSchemas: readonly SharedSchema<TSchema>[] = [
  Person,
  PolicyView,
  Access,
  CommunityView,
  CommunitySummary,
  TenantView,
  AcceptanceView,
  ConfirmationView,
  InvitationView,
  ReceivedAcceptanceView,
  ReceivedInvitationView,
  InputError,
  Problem,
]
