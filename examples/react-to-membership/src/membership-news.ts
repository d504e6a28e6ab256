import {
  type CommunityEvent,
  type CommunityId,
  type EventId,
  type Hasher,
  type HistoryDamaged,
  openedEvent,
  type Position,
  type StoredEvent,
  type TenantId,
  type Timestamp,
} from '@community-handshake/domain'
import { err, ok, type Result } from 'neverthrow'
import { match } from 'ts-pattern'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'

const uuid = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'

const about = {
  /** The id of the event: the same each time the news is told. */
  id: Type.Unsafe<EventId>(Type.String({ pattern: uuid })),
  /** Where the event stands among all of the store; later news has a later position. */
  position: Type.Unsafe<Position>(Type.String({ minLength: 1, maxLength: 128 })),
  communityId: Type.Unsafe<CommunityId>(Type.String({ pattern: uuid })),
  occurredAt: Type.Unsafe<Timestamp>(Type.String({ minLength: 1, maxLength: 64 })),
}

const MembershipNews = Type.Union([
  Type.Object({
    ...about,
    type: Type.Union([
      Type.Literal('CommunityCreated'),
      Type.Literal('TenantConfirmed'),
      Type.Literal('SharingPaused'),
      Type.Literal('SharingResumed'),
      Type.Literal('TenantRemoved'),
      Type.Literal('TenantLeft'),
    ]),
    /** The tenant it happened to; of a community that was created, the owner. */
    tenantId: Type.Unsafe<TenantId>(Type.String({ minLength: 1, maxLength: 128 })),
  }),
  Type.Object({ ...about, type: Type.Literal('CommunityClosed') }),
])

/** What happened to the membership of a community, without the people who did it. */
export type MembershipNews = Readonly<Static<typeof MembershipNews>>

const compiled = Compile(MembershipNews)

/** Tells whether something that came from outside is news of a membership. */
export const isMembershipNews = (value: unknown): value is MembershipNews => compiled.Check(value)

/** The history holds something that a newer version wrote; passing over it could leave sharing open. */
export interface NotUnderstood {
  readonly kind: 'not-understood'
  readonly message: string
}

type Membership =
  | Pick<Extract<MembershipNews, { readonly tenantId: TenantId }>, 'type' | 'tenantId'>
  | { readonly type: 'CommunityClosed' }

const membershipIn = (event: CommunityEvent): Membership | undefined =>
  match(event)
    .returnType<Membership | undefined>()
    .with({ type: 'CommunityCreated' }, ({ type, data }) => ({ type, tenantId: data.ownerTenantId }))
    .with(
      { type: 'TenantConfirmed' },
      { type: 'SharingPaused' },
      { type: 'SharingResumed' },
      { type: 'TenantRemoved' },
      { type: 'TenantLeft' },
      ({ type, data }) => ({ type, tenantId: data.tenantId }),
    )
    .with({ type: 'CommunityClosed' }, ({ type }) => ({ type }))
    .otherwise(() => undefined)

/** The news in a stored event of a community; undefined where the event changes no membership. */
export const newsIn = (
  hasher: Hasher,
  stored: StoredEvent,
): Result<MembershipNews | undefined, HistoryDamaged | NotUnderstood> =>
  openedEvent(hasher, stored).andThen(({ envelope, event, position }) => {
    if (event.type === 'Unknown')
      return err<never, NotUnderstood>({
        kind: 'not-understood',
        message: `Event ${stored.revision} of ${stored.streamId} was written by a newer version. Run that version.`,
      })
    const membership = membershipIn(event)
    const { communityId } = event.data
    const { id, metadata } = envelope
    return ok(membership && { id, position, communityId, occurredAt: metadata.occurredAt, ...membership })
  })
