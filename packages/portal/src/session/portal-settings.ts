/** How people sign in to the portal. */
export type SignInSettings =
  | { readonly kind: 'development' }
  | {
      readonly kind: 'oidc'
      /** Of the identity provider, as in its discovery document. */
      readonly issuer: string
      /** Of the portal, a public client of the provider. */
      readonly clientId: string
      /** What is asked for; `openid` is in it. */
      readonly scope: string
      /** For which service access tokens are asked for (RFC 8707), where the provider wants to be told. */
      readonly resource?: string
      /** What else the provider wants to be told when somebody signs in: `{ "audience": … }`, say. */
      readonly parameters?: Readonly<Record<string, string>>
    }

/** What the server tells the portal: `portal-settings.json`. */
export interface PortalSettings {
  /** The path of the API on this server, `/api/v1`. */
  readonly apiBase: string
  /** The name of the installation. */
  readonly name: string
  /** The path of the host's logo on this server, where it has one. */
  readonly logo?: string
  /** A language tag (BCP 47); the browser's languages decide if left out. */
  readonly language?: string
  readonly signIn: SignInSettings
}
