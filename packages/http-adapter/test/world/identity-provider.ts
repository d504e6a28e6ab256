import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'

type Claims = Record<string, unknown>

export interface IdentityProvider {
  readonly issuer: string
  /** Asks the provider for an access token with these claims, the way a service does. */
  readonly token: (claims: Claims, audience?: string) => Promise<string>
  /** Starts signing with another key and forgets the one before. */
  readonly rotateKeys: () => Promise<void>
  /** How often the keys were fetched. */
  readonly keyFetches: () => number
  /** Stops listening; tokens are still good, nobody can be asked. */
  readonly stop: () => Promise<void>
}

export const audience = 'urn:community-handshake:api'
export const otherAudience = 'urn:somebody-else:api'

const newKey = async (kid: string): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), kid, use: 'sig', alg: 'RS256' }
}

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Starts a real OpenID provider on this machine. */
export const startIdentityProvider = async (): Promise<IdentityProvider> => {
  let claims: Claims = {}
  let fetches = 0
  let generation = 0
  let answer: RequestListener = (_request, response) => response.end()
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/jwks')) fetches += 1
    return answer(request, response)
  })
  // Does not keep the process alive by itself, should a test fail to stop it.
  server.unref()
  const issuer = await listen(server)

  const configuration = async (): Promise<Configuration> => {
    generation += 1
    return {
      clients: [
        {
          client_id: 'service',
          client_secret: 'secret',
          grant_types: ['client_credentials'],
          redirect_uris: [],
          response_types: [],
        },
      ],
      jwks: { keys: [await newKey(`key-${generation}`)] as never },
      extraTokenClaims: () => claims,
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        resourceIndicators: {
          enabled: true,
          getResourceServerInfo: (_context, resource) => ({
            scope: 'api',
            audience: resource,
            accessTokenFormat: 'jwt',
            accessTokenTTL: 600,
            jwt: { sign: { alg: 'RS256' } },
          }),
        },
      },
    }
  }
  const rotateKeys = async (): Promise<void> => {
    const handle = new Provider(issuer, await configuration()).callback()
    answer = (request, response) => {
      void handle(request, response)
    }
  }
  await rotateKeys()

  return {
    issuer,
    rotateKeys,
    keyFetches: () => fetches,
    token: async (wanted, resource = audience) => {
      claims = wanted
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from('service:secret').toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource, scope: 'api' }),
      })
      const body = (await response.json()) as { access_token?: string }
      if (body.access_token === undefined) throw new Error(JSON.stringify(body))
      return body.access_token
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
