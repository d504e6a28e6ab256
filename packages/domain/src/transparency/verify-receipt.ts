import { base64 } from '@scure/base'
import { err, ok, Result } from 'neverthrow'
import { Compile } from 'typebox/compile'
import type { CommunityEventType, EventOf } from '../community/events.js'
import { readableText } from '../erasure/sealed-value.js'
import { communityEventOf, communityStreamId } from '../history/community-history.js'
import { EventEnvelope } from '../history/envelope.js'
import type { CommunityId, InvitationId, TenantId } from '../identity/ids.js'
import type { Position } from '../ports/event-store.js'
import type { Hasher } from '../ports/hasher.js'
import type { Sha256, VerifySignature } from '../ports/tree-signing.js'
import type { Timestamp } from '../time/timestamp.js'
import { parseCheckpoint, type TreeHead } from './checkpoint.js'
import { verifyInclusion } from './merkle-proofs.js'
import { isReceipt, leafOf, type MembershipReceipt, type ReceiptAct } from './receipt.js'
import { type NoteKey, parseSignedNote, verifiedBy } from './signed-note.js'

/** Why a receipt proves nothing, one sentence. */
export interface ReceiptInvalid {
  readonly kind: 'receipt-invalid'
  readonly message: string
}

/** One act of a handshake as a receipt proves it. */
export interface ProvedAct {
  readonly type: string
  readonly at: Timestamp
  /** The address of whoever acted. */
  readonly by: string
  /** The tenant for which that person acted. */
  readonly tenantId: TenantId
}

/** What a receipt proves. */
export interface ProvedMembership {
  readonly communityId: CommunityId
  readonly invitationId: InvitationId
  readonly owner: TenantId
  readonly member: TenantId
  /** Since when: the time of the confirmation. */
  readonly since: Timestamp
  readonly acts: readonly ProvedAct[]
  /** The history that it was proved against. */
  readonly origin: string
  /** How many events that history had. */
  readonly size: number
  /** The names of the known keys that signed it. */
  readonly signedBy: readonly string[]
}

/** What verifying works with. */
export interface ReceiptVerifier {
  readonly hasher: Pick<Hasher, 'sha256'>
  readonly sha256: Sha256
  readonly verify: VerifySignature
  /** The keys that are trusted. */
  readonly keys: readonly NoteKey[]
}

type Acts = 'TenantInvited' | 'InvitationResent' | 'InvitationAccepted' | 'TenantConfirmed'

interface Act {
  readonly envelope: EventEnvelope
  readonly event: EventOf<Acts>
}

const invalid = (message: string): ReceiptInvalid => ({ kind: 'receipt-invalid', message })

const headOf = (
  { keys, ...means }: ReceiptVerifier,
  checkpoint: string,
): Result<{ readonly head: TreeHead; readonly signedBy: readonly string[] }, ReceiptInvalid> =>
  parseSignedNote(checkpoint)
    .andThen((note) => parseCheckpoint(note.text).map((head) => ({ note, head })))
    .mapErr(({ message }) => invalid(`Its checkpoint ${message}.`))
    .andThen(({ note, head }) => {
      const signedBy = verifiedBy(note, keys, means).map(({ name }) => name)
      return signedBy.length === 0
        ? err(invalid('No key that you trust signed its checkpoint.'))
        : ok({ head, signedBy })
    })

const compiled = Compile(EventEnvelope)

const parseJson = Result.fromThrowable(
  (text: string): unknown => JSON.parse(readableText({ text })),
  () => invalid('An act of it is not JSON.'),
)

const isAct = (event: { readonly type: CommunityEventType | 'Unknown' }): event is EventOf<Acts> =>
  ['TenantInvited', 'InvitationResent', 'InvitationAccepted', 'TenantConfirmed'].includes(event.type)

const openAct = (text: string, digest: string): Result<Act, ReceiptInvalid> =>
  parseJson(text).andThen((envelope) => {
    if (!compiled.Check(envelope)) return err(invalid('An act of it is not an event.'))
    const { id, type, streamId, revision } = envelope
    const stored = { id, type, streamId, revision: BigInt(revision), text, digest, position: '' as Position }
    return communityEventOf(envelope, stored)
      .mapErr(({ message }) => invalid(message))
      .andThen((event) => (isAct(event) ? ok({ envelope, event }) : err(invalid(`${type} is no act of a handshake.`))))
  })

const proveAct = (
  { hasher, sha256 }: ReceiptVerifier,
  { root, size }: TreeHead,
  { text, index, proof }: ReceiptAct,
): Result<Act, ReceiptInvalid> => {
  const digest = hasher.sha256(text)
  return Result.combine(
    proof.map(Result.fromThrowable(base64.decode, () => invalid('A proof of it is not base64.'))),
  ).andThen((hashes) =>
    verifyInclusion(sha256, { leaf: leafOf(digest), index, size, root, proof: hashes })
      ? openAct(text, digest)
      : err(invalid(`The act ${index} is not in the history that was signed: it was changed, or the proof was.`)),
  )
}

const isInOrder = (acts: readonly Act[]): boolean =>
  acts.every(({ envelope }, index) => {
    const before = acts[index - 1]
    return before === undefined || before.envelope.revision < envelope.revision
  })

const belongTogether = ([first, ...rest]: readonly Act[]): boolean =>
  first !== undefined &&
  first.envelope.streamId === communityStreamId(first.event.data.communityId) &&
  rest.every(
    ({ envelope, event }) =>
      envelope.streamId === first.envelope.streamId && event.data.invitationId === first.event.data.invitationId,
  )

const asProved = ({ envelope, event }: Act): readonly ProvedAct[] => {
  const { actor, occurredAt } = envelope.metadata
  return actor === null ? [] : [{ type: event.type, at: occurredAt, by: actor.email, tenantId: actor.tenantId }]
}

interface ThreeActs {
  readonly invited: Act & { readonly event: EventOf<'TenantInvited'> }
  readonly accepted: Act & { readonly event: EventOf<'InvitationAccepted'> }
  readonly confirmed: Act & { readonly event: EventOf<'TenantConfirmed'> }
}

const isOf = <Type extends Acts>(type: Type, act: Act | undefined): act is Act & { readonly event: EventOf<Type> } =>
  act?.event.type === type

const threeActsIn = (acts: readonly Act[]): Result<ThreeActs, ReceiptInvalid> => {
  const [invited, accepted, confirmed] = [acts[0], acts.at(-2), acts.at(-1)]
  const onlyResent = acts.slice(1, -2).every(({ event }) => event.type === 'InvitationResent')
  return isOf('TenantInvited', invited) &&
    isOf('InvitationAccepted', accepted) &&
    isOf('TenantConfirmed', confirmed) &&
    onlyResent
    ? ok({ invited, accepted, confirmed })
    : err(invalid('Its acts are not an invitation, an acceptance and a confirmation.'))
}

const actingTenant = ({ envelope }: Act): TenantId | undefined => envelope.metadata.actor?.tenantId

const requireBothSides = ({ invited, accepted, confirmed }: ThreeActs): Result<null, ReceiptInvalid> => {
  const owner = invited.event.data.issuingTenantId
  const member = accepted.event.data.tenantId
  const isByOwner = actingTenant(invited) === owner && actingTenant(confirmed) === owner
  const isByMember = actingTenant(accepted) === member && confirmed.event.data.tenantId === member
  return isByOwner && isByMember && owner !== member
    ? ok(null)
    : err(invalid('Its acts are not by the two tenants whose handshake it is.'))
}

const membershipIn = (
  acts: readonly Act[],
  { origin, size }: TreeHead,
  signedBy: readonly string[],
): Result<ProvedMembership, ReceiptInvalid> =>
  threeActsIn(acts).andThen((three) =>
    requireBothSides(three).map(() => {
      const { communityId, invitationId, issuingTenantId: owner } = three.invited.event.data
      const { tenantId: member, confirmedAt: since } = three.confirmed.event.data
      const proved = acts.flatMap(asProved)
      return { communityId, invitationId, owner, member, since, acts: proved, origin, size, signedBy }
    }),
  )

const verifyForm = (value: unknown): Result<MembershipReceipt, ReceiptInvalid> =>
  isReceipt(value) ? ok(value) : err(invalid('It does not have the form of a receipt.'))

/**
 * Verifies a receipt with nothing but the keys that are trusted: its checkpoint is signed, each act is in the history
 * that was signed, and the acts are the invitation, the acceptance and the confirmation of one handshake, each by the
 * tenant whose part it is. It proves that the tenant became a member, not that it is one still.
 */
export const verifyReceipt = (verifier: ReceiptVerifier, receipt: unknown): Result<ProvedMembership, ReceiptInvalid> =>
  verifyForm(receipt).andThen(({ checkpoint, acts }) =>
    headOf(verifier, checkpoint).andThen(({ head, signedBy }) =>
      Result.combine(acts.map((act) => proveAct(verifier, head, act))).andThen((proved) =>
        isInOrder(proved) && belongTogether(proved)
          ? membershipIn(proved, head, signedBy)
          : err(invalid('Its acts are not of one handshake, or not in order.')),
      ),
    ),
  )
