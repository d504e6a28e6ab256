/** Who may sign in: real people by an OpenID provider, or the sample people of the development provider. */
export type IdentitySettings =
  | { readonly kind: 'development' }
  | {
      readonly kind: 'oidc'
      readonly issuer: string
      readonly audience: string
      readonly jwksUri?: string
      /** Which claim holds what, where the provider's names differ from the defaults. */
      readonly claims: Readonly<Record<string, string>>
    }
