import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'

/** A real OpenID provider on this machine, with a page to sign in on. */
export interface TestProvider {
  readonly issuer: string
  readonly audience: string
  readonly clientId: string
  /** Begins to let people in to the portal at this address. */
  readonly serve: (portal: string) => Promise<void>
  /** How often a token was asked for, by the way it was asked for. */
  readonly grants: readonly string[]
  readonly close: () => Promise<void>
}

const audience = 'urn:community-handshake:api'
const clientId = 'portal'

const configuration = async (portal: string): Promise<Configuration> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return {
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [`${portal}signed-in`],
        post_logout_redirect_uris: [portal],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'one', use: 'sig', alg: 'RS256' }] as never },
    cookies: { keys: ['only for tests'] },
    clientBasedCORS: () => true,
    issueRefreshToken: async () => true,
    extraTokenClaims: (_context, token) => {
      const user = 'accountId' in token ? String(token.accountId) : ''
      return {
        email: `${user}@borealis.example`,
        email_verified: true,
        tenant_id: 'borealis',
        roles: ['tenant-administrator'],
      }
    },
    features: {
      devInteractions: { enabled: true },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'api',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  }
}

/** Starts the provider. */
export const startProvider = async (): Promise<TestProvider> => {
  let answer: RequestListener = (_request, response) => void response.writeHead(503).end()
  const grants: string[] = []
  const server = createServer((request, response) => answer(request, response))
  server.unref()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    audience,
    clientId,
    grants,
    serve: async (portal) => {
      const provider = new Provider(issuer, await configuration(portal))
      provider.on('grant.success', ({ oidc }) => grants.push(String(oidc.params?.['grant_type'])))
      const handle = provider.callback()
      answer = (request, response) => void handle(request, response)
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
