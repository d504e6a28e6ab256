export {
  type Authenticate,
  type AuthenticationFailure,
  authenticationFailure,
  type RequestToAuthenticate,
} from './authentication/authenticate.js'
export { type CommunityHandshakeHttpOptions, communityHandshakeHttp } from './plugin.js'
