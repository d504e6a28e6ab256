/** How people sign in to the portal. */
export type PortalSignIn =
  /** As one of the sample people; only where the development routes are there too. */
  | { readonly kind: 'development' }
  /** At an identity provider: OpenID Connect, authorization code with PKCE, as a public client. */
  | {
      readonly kind: 'oidc'
      /** Of the provider, as in its discovery document. */
      readonly issuer: string
      /** Of the portal at the provider. Its redirect URI there is the portal's address and `signed-in`. */
      readonly clientId: string
      /** `openid` if left out. */
      readonly scope?: string
      /** For which service access tokens are asked for (RFC 8707). */
      readonly resource?: string
      /** What else the provider wants to be told when somebody signs in. */
      readonly parameters?: Readonly<Record<string, string>>
      /** Origins of the provider's endpoints, where they differ from the issuer's. */
      readonly connectTo?: readonly string[]
    }

/** The colours of a host: `#rrggbb`. Each is made lighter or darker as far as it must be to be readable. */
export interface PortalColours {
  /** Of what leads on: links, the main button, the chosen tab. */
  readonly accent: string
  /** The same where people prefer dark; made from the other if left out. */
  readonly accentDark?: string
}

/** How the portal is served. */
export interface PortalOptions {
  /** The folder with the built pages. */
  readonly root: string
  /** The path of the portal on this server; `/portal` if left out. */
  readonly basePath?: string
  /** The path of the API on this server; `/api/v1` if left out. */
  readonly apiBase?: string
  /** The path under which this server is reached from outside, where a proxy takes it away; none if left out. */
  readonly publicPath?: string
  /** The name of the installation; `Community Handshake` if left out. */
  readonly name?: string
  /** A file with the host's logo: SVG, PNG or WebP. */
  readonly logo?: string
  readonly colours?: PortalColours
  /** A language tag (BCP 47); the browser's languages decide if left out. */
  readonly language?: string
  readonly signIn: PortalSignIn
}
