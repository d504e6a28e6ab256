import { type CommunityHandshake, type CommunityId, type InvitationId, refusal } from '@community-handshake/domain'
import { errAsync, type ResultAsync } from 'neverthrow'
import { match } from 'ts-pattern'
import type { HttpFailure } from '../problems/http-failure.js'
import { findReceivedInvitation, type Viewer } from './received-invitation.js'

/** Where somebody of the invited side was refused. */
export interface RefusedAt {
  readonly handshake: CommunityHandshake
  readonly communityId: CommunityId
  readonly invitationId: InvitationId
  readonly viewer: Viewer
}

// Whoever accepts is no member yet, so to them a used command id looks like a community that does not exist.
// Those who may see the invitation are told the truth, the others what they are told of any invitation.
const explainNotFound = ({
  handshake,
  communityId,
  invitationId,
  viewer,
}: RefusedAt): ResultAsync<never, HttpFailure> =>
  handshake
    .read(communityId)
    .andThen((state) => findReceivedInvitation(state, invitationId, viewer))
    .andThen(() => errAsync(refusal('command-id-reused', 'Open', {})))

/**
 * Words a failure for the invited side: nobody learns that an invitation exists unless they may see it,
 * and nobody learns who of another tenant accepted or confirmed.
 */
export const discreetly =
  (refusedAt: RefusedAt) =>
  (failure: HttpFailure): ResultAsync<never, HttpFailure> =>
    match(failure)
      .returnType<ResultAsync<never, HttpFailure>>()
      .with({ kind: 'refusal', code: 'community-not-found' }, () => explainNotFound(refusedAt))
      .with(
        { kind: 'refusal', code: 'already-confirmed' },
        { kind: 'refusal', code: 'already-refused' },
        { kind: 'refusal', code: 'already-revoked' },
        { kind: 'refusal', code: 'other-tenant-accepted' },
        (refused) => errAsync({ kind: 'confidential-refusal', refusal: refused }),
      )
      .with({ kind: 'refusal', code: 'already-declined' }, { kind: 'refusal', code: 'already-withdrawn' }, (refused) =>
        refused.facts.by.userId === refusedAt.viewer.actor.userId
          ? errAsync(refused)
          : errAsync({ kind: 'confidential-refusal', refusal: refused }),
      )
      .with({ kind: 'refusal', code: 'already-accepted' }, (refused) =>
        refused.facts.tenantId === refusedAt.viewer.actor.tenantId
          ? errAsync(refused)
          : errAsync({ kind: 'confidential-refusal', refusal: refused }),
      )
      .otherwise((other) => errAsync(other))
