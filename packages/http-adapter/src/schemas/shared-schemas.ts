import type { TSchema } from 'typebox'
import { HistoryEntry } from '../history/history-entry.js'
import { LiveEvent } from '../live/live-data.js'
import { CallerView } from './caller.js'
import { CommunitySummary, CommunityView } from './community.js'
import {
  AcceptanceView,
  ConfirmationView,
  EndingView,
  InvitationView,
  MailDeliveryView,
  MismatchView,
} from './invitation.js'
import { MemberView } from './member.js'
import { Person } from './person.js'
import { PolicyView } from './policy.js'
import { InputError, Problem } from './problem.js'
import { ReceivedAcceptanceView, ReceivedInvitationView } from './received-invitation.js'
import { CommunityRights, InvitationRights } from './rights.js'
import type { SharedSchema } from './shared-schema.js'
import { TenantView } from './tenant.js'

/** Every schema that routes refer to by name. */
export const sharedSchemas: readonly SharedSchema<TSchema>[] = [
  CallerView,
  Person,
  PolicyView,
  CommunityRights,
  InvitationRights,
  CommunityView,
  CommunitySummary,
  TenantView,
  MemberView,
  MismatchView,
  AcceptanceView,
  ConfirmationView,
  EndingView,
  MailDeliveryView,
  InvitationView,
  ReceivedAcceptanceView,
  ReceivedInvitationView,
  HistoryEntry,
  LiveEvent,
  InputError,
  Problem,
]
