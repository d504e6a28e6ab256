import type { ResultAsync } from 'neverthrow'
import type { RouteContext } from '../routes/route-context.js'
import { namedCommunity, type UnnamedCommunity } from '../views/community-view.js'
import { type InvitationDetails, namedDetails, tenantsInDetails } from '../views/invitation-details.js'
import {
  namedReceivedInvitation,
  tenantsInReceived,
  type UnnamedReceivedInvitation,
} from '../views/received-invitation-view.js'
import { namedTenant, type UnnamedTenant } from '../views/tenant-view.js'
import { type Answer, changedAnswer } from './answer.js'
import type { Changed } from './changed.js'
import { namesFor, profilesFor } from './names-for.js'
import type { AnsweredRequest } from './send.js'
import { shownInLists } from './shown-in-lists.js'

/** 200 with the owner's view of an invitation that was changed. */
export const invitationAnswer = (
  context: RouteContext,
  request: AnsweredRequest,
  { view: details, position, repeated }: Changed<InvitationDetails>,
): ResultAsync<Answer, never> =>
  shownInLists(context, request, position)
    .andThen(() => profilesFor(context, request, tenantsInDetails(details)))
    .map((profiles) => changedAnswer(namedDetails(details, profiles), { revision: details.view.revision, repeated }))

/** 200 with the invited side's view of an invitation that was changed. */
export const receivedAnswer = (
  context: RouteContext,
  request: AnsweredRequest,
  { view, position, repeated }: Changed<UnnamedReceivedInvitation>,
): ResultAsync<Answer, never> =>
  shownInLists(context, request, position)
    .andThen(() => namesFor(context, request, tenantsInReceived(view)))
    .map((nameOf) => changedAnswer(namedReceivedInvitation(view, nameOf), { revision: view.revision, repeated }))

/** 200 with a community that was changed. */
export const communityAnswer = (
  context: RouteContext,
  request: AnsweredRequest,
  { view, position, repeated }: Changed<UnnamedCommunity>,
): ResultAsync<Answer, never> =>
  shownInLists(context, request, position)
    .andThen(() => namesFor(context, request, [view.ownerTenantId]))
    .map((nameOf) => changedAnswer(namedCommunity(view, nameOf), { revision: view.revision, repeated }))

/** A tenant at a revision of its community: the tenant has none of its own. */
export interface TenantAtRevision {
  readonly tenant: UnnamedTenant
  readonly revision: number
}

/** 200 with a tenant that was changed. */
export const tenantAnswer = (
  context: RouteContext,
  request: AnsweredRequest,
  { view: { tenant, revision }, position, repeated }: Changed<TenantAtRevision>,
): ResultAsync<Answer, never> =>
  shownInLists(context, request, position)
    .andThen(() => namesFor(context, request, [tenant.tenantId]))
    .map((nameOf) => changedAnswer(namedTenant(tenant, nameOf), { revision, repeated }))
