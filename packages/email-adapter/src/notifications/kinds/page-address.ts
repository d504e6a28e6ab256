import type { CommunityId, InvitationId } from '@community-handshake/domain'

/** What a page shows: a community, or one invitation of it. */
export interface PageSubject {
  readonly communityId: CommunityId
  readonly invitationId?: InvitationId
}

/** Gives the address of the page that shows something; it holds no secret. */
export type PageAddress = (subject: PageSubject) => string
