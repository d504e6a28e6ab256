import type { CommunityId, Position, TenantId } from '@community-handshake/domain'
import { match } from 'ts-pattern'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { MembershipNews } from '../membership-news.js'

const Standing = Type.Union([
  Type.Literal('Active'),
  Type.Literal('Paused'),
  Type.Literal('Removed'),
  Type.Literal('Left'),
])
/** How a tenant stands in a community, as the host knows it. */
export type Standing = Static<typeof Standing>

const SharingState = Type.Object({
  /** The position of the last news that is in this state. It is stored with it, so that neither is ahead of the other. */
  checkpoint: Type.Union([Type.Unsafe<Position>(Type.String()), Type.Null()]),
  /** How many news are in this state. */
  applied: Type.Integer({ minimum: 0 }),
  communities: Type.Unsafe<SharingState['communities']>(
    Type.Record(
      Type.String(),
      Type.Object({ isClosed: Type.Boolean(), tenants: Type.Record(Type.String(), Standing) }),
    ),
  ),
})

/** A community as the host needs it to share: who takes part, and how. */
export interface SharingCommunity {
  readonly isClosed: boolean
  readonly tenants: { readonly [tenantId: TenantId]: Standing }
}

/** The host's own sharing, and up to where in the history it goes. */
export interface SharingState {
  readonly checkpoint: Position | null
  readonly applied: number
  readonly communities: { readonly [communityId: CommunityId]: SharingCommunity }
}

const compiled = Compile(SharingState)

/** Tells whether something that was read from a file is a {@link SharingState}. */
export const isSharingState = (value: unknown): value is SharingState => compiled.Check(value)

/** The state before the first news: nobody shares anything. */
export const nothingShared: SharingState = { checkpoint: null, applied: 0, communities: {} }

const standingAfter = (type: Exclude<MembershipNews['type'], 'CommunityClosed'>): Standing =>
  match(type)
    .returnType<Standing>()
    .with('CommunityCreated', 'TenantConfirmed', 'SharingResumed', () => 'Active')
    .with('SharingPaused', () => 'Paused')
    .with('TenantRemoved', () => 'Removed')
    .with('TenantLeft', () => 'Left')
    .exhaustive()

const communityAfter = (before: SharingCommunity, news: MembershipNews): SharingCommunity =>
  news.type === 'CommunityClosed'
    ? { ...before, isClosed: true }
    : { ...before, tenants: { ...before.tenants, [news.tenantId]: standingAfter(news.type) } }

/** The state with the news in it; the same state where they are in it already, however often they are told. */
export const withNews = (state: SharingState, news: MembershipNews): SharingState => {
  if (state.checkpoint !== null && news.position <= state.checkpoint) return state
  const before = state.communities[news.communityId] ?? { isClosed: false, tenants: {} }
  const communities = { ...state.communities, [news.communityId]: communityAfter(before, news) }
  return { checkpoint: news.position, applied: state.applied + 1, communities }
}
