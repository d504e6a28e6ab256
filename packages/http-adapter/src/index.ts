export {
  type Authenticate,
  type AuthenticatedActor,
  type AuthenticationFailure,
  authenticationFailure,
  type RequestToAuthenticate,
} from './authentication/authenticate.js'
export { type ClaimNames, defaultClaimNames } from './authentication/claims.js'
export { defaultAlgorithms, type OidcOptions, oidcAuthentication } from './authentication/oidc-authentication.js'
export {
  type DevelopmentIdentities,
  type DevelopmentIdentitiesOptions,
  type DevelopmentIdentity,
  type DevelopmentToken,
  developmentIdentities,
  type UnknownIdentity,
} from './development/development-identities.js'
export { type DevelopmentRoutesOptions, developmentRoutes } from './development/development-routes.js'
export type { DevMail } from './development/development-schemas.js'
export type { SampleIdentity } from './development/sample-identities.js'
export type { LiveOptions } from './live/live-options.js'
export { measuredHandshake } from './metrics/measured-handshake.js'
export { measuredStore } from './metrics/measured-store.js'
export { type GaugeOptions, handshakeMetrics, type Metrics } from './metrics/metrics.js'
export { buildMetricsServer } from './metrics/metrics-server.js'
export { type CommunityHandshakeHttpOptions, communityHandshakeHttp } from './plugin.js'
export type { PortalColours, PortalOptions, PortalSignIn } from './portal/portal-options.js'
export { communityPortal } from './portal/portal-plugin.js'
export { type RefusalStatus, refusalStatus } from './problems/refusal-status.js'
export type { RoutePorts } from './routes/route-context.js'
export { apiBase, buildServer, type ServerOptions } from './server/build-server.js'
export type { IsReady } from './server/health-routes.js'
export { type ListenAt, type ListenFailure, type Listening, listenServer } from './server/listen-server.js'
export type { LogOptions } from './server/log-options.js'
