export { type ActionKey, newActionKey } from './action-key.js'
export type {
  Aborted,
  ApiFailure,
  Broken,
  Changed,
  Invalid,
  NotFound,
  Offline,
  Refused,
  SignedOut,
  Unavailable,
} from './failure.js'
export type { Follow, Following, FollowOptions, LiveState } from './live/follow-events.js'
export { type ApiOptions, openApi } from './open-api.js'
export { offline, signedOut } from './own-failures.js'
export { everyPage } from './paging.js'
export type {
  Act,
  Answer,
  CommunitiesApi,
  InvitationAt,
  InvitationsApi,
  MembersApi,
  PortalApi,
  ReadOptions,
  ReceivedInvitationsApi,
  TenantsApi,
  WithSecret,
} from './portal-api.js'
export type { TokenSource } from './token-source.js'
export type * from './views.js'
