import { createServer } from 'node:http'
import type { Actor } from '@community-handshake/domain'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type Authenticate, oidcAuthentication } from '../src/index.js'
import { audience, type IdentityProvider, otherAudience, startIdentityProvider } from './world/identity-provider.js'
import { failureIn, valueIn } from './world/results.js'
import { openWorld } from './world/world.js'

const claims = {
  email: 'Ada@Aster.example',
  email_verified: true,
  tenant_id: 'aster',
  roles: ['tenant-administrator'],
}

const withProvider = async (run: (provider: IdentityProvider) => Promise<void>): Promise<void> => {
  const provider = await startIdentityProvider()
  try {
    await run(provider)
  } finally {
    await provider.stop()
  }
}

const ask = (authenticate: Authenticate, token: string) =>
  authenticate({ headers: { authorization: `Bearer ${token}` } })

const actorIn = async (authenticate: Authenticate, token: string): Promise<Actor> => {
  const { expiresAt, ...actor } = valueIn(await ask(authenticate, token))
  assert.ok(expiresAt !== undefined && expiresAt > new Date().toISOString())
  return actor
}

const refusal = async (authenticate: Authenticate, token: string) => {
  const failure = failureIn(await ask(authenticate, token))
  return [failure.reason, failure.message]
}

const invalid = (message: string) => ['invalid-token', message]

test('a token of a real OpenID provider becomes an actor, its keys found by discovery', () =>
  withProvider(async (provider) => {
    const authenticate = oidcAuthentication({ issuer: provider.issuer, audience })
    const token = await provider.token(claims)
    assert.equal(await actorIn(authenticate, token), {
      userId: 'service',
      email: 'ada@aster.example',
      emailVerified: true,
      tenantId: 'aster',
      roles: ['tenant-administrator'],
    })
    assert.ok((await ask(authenticate, token)).isOk())
    assert.is(provider.keyFetches(), 1, 'the keys are remembered')
  }))

test('with it the whole server works', () =>
  withProvider(async (provider) => {
    const authenticate = oidcAuthentication({ issuer: provider.issuer, audience })
    const world = await openWorld({ replace: () => ({ authenticate }) })
    const url = '/api/v1/communities'
    const authorization = `Bearer ${await provider.token(claims)}`
    const created = await world.app.inject({ method: 'POST', url, headers: { authorization }, payload: { name: 'A' } })
    assert.is(created.statusCode, 201, created.body)
    const wrong = await world.app.inject({ url, headers: { authorization: `${authorization}x` } })
    assert.is(wrong.statusCode, 401)
    assert.match(String(wrong.headers['www-authenticate']), 'error="invalid_token"')
    await world.close()
  }))

test('claims may have other names, with dots in them or as a path', () =>
  withProvider(async (provider) => {
    const authenticate = oidcAuthentication({
      issuer: provider.issuer,
      audience,
      jwksUri: `${provider.issuer}/jwks`,
      claims: {
        userId: 'https://platform.example/user.id',
        email: 'contact.address',
        tenantId: 'org',
        roles: 'realm_access.roles',
      },
    })
    const token = await provider.token({
      'https://platform.example/user.id': 'ada',
      contact: { address: 'ada@aster.example' },
      email_verified: 'false',
      org: 'aster',
      realm_access: { roles: ['a', 'b', 'a'] },
    })
    assert.equal(await actorIn(authenticate, token), {
      userId: 'ada',
      email: 'ada@aster.example',
      emailVerified: false,
      tenantId: 'aster',
      roles: ['a', 'b'],
    })
  }))

test('a claim that is missing or malformed is named, and its value is not', () =>
  withProvider(async (provider) => {
    const authenticate = oidcAuthentication({ issuer: provider.issuer, audience })
    const told = async (change: object) => refusal(authenticate, await provider.token({ ...claims, ...change }))
    assert.equal(await told({ email: undefined }), invalid("The token's claim email is missing."))
    assert.equal(
      await told({ email: 'topsecret' }),
      invalid("The token's claim email must be an address such as name@example.com."),
    )
    assert.equal(await told({ email: 7 }), invalid("The token's claim email must be a string."))
    assert.equal(await told({ email_verified: undefined }), invalid("The token's claim email_verified is missing."))
    assert.equal(await told({ email_verified: 1 }), invalid("The token's claim email_verified must be true or false."))
    assert.equal(await told({ tenant_id: null }), invalid("The token's claim tenant_id is missing."))
    assert.match(String(await told({ tenant_id: 'top secret' })), /claim tenant_id must be 1 to 128 visible ASCII/)
    assert.equal(await told({ roles: undefined }), invalid("The token's claim roles is missing."))
    for (const roles of ['tenant-administrator', [7], { a: 1 }, ['\ud800']])
      assert.equal(await told({ roles }), invalid("The token's claim roles must be a list of role names."))
  }))

test('a token for somebody else, of somebody else, or changed on the way is not taken', () =>
  withProvider(async (provider) => {
    const authenticate = oidcAuthentication({ issuer: provider.issuer, audience })
    const token = await provider.token(claims)
    const forOther = await provider.token(claims, otherAudience)
    assert.equal(
      await refusal(authenticate, forOther),
      invalid("The token's claim aud is not what this service expects."),
    )
    await withProvider(async (other) => {
      const trusting = oidcAuthentication({ issuer: other.issuer, audience, jwksUri: `${provider.issuer}/jwks` })
      assert.equal(await refusal(trusting, token), invalid("The token's claim iss is not what this service expects."))
      const foreign = await other.token(claims)
      assert.equal((await refusal(authenticate, foreign))[0], 'invalid-token')
    })
    const [header = '', payload = '', signature = ''] = token.split('.')
    const richer = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const changed = Buffer.from(JSON.stringify({ ...richer, tenant_id: 'borealis' })).toString('base64url')
    const unfit = invalid("The token's signature does not fit.")
    assert.equal(await refusal(authenticate, `${header}.${changed}.${signature}`), unfit)
    const otherSignature = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
    assert.equal(await refusal(authenticate, `${header}.${payload}.${otherSignature}`), unfit)
    for (const nonsense of ['x', 'a.b.c', `${header}.${payload}.`, `${header}..${signature}`])
      assert.equal((await refusal(authenticate, nonsense))[0], 'invalid-token', nonsense)
  }))

test('a token without a signature, or with a key that everybody knows, is not taken', () =>
  withProvider(async (provider) => {
    const authenticate = oidcAuthentication({ issuer: provider.issuer, audience })
    const notAllowed = invalid('The token is signed with an algorithm not allowed here.')
    const unsecured = new UnsecuredJWT(claims)
      .setIssuer(provider.issuer)
      .setAudience(audience)
      .setSubject('ada')
      .setExpirationTime('1h')
      .encode()
    assert.equal(await refusal(authenticate, unsecured), notAllowed)
    const jwks = (await (await fetch(`${provider.issuer}/jwks`)).json()) as { keys: readonly object[] }
    const publicKey = new TextEncoder().encode(JSON.stringify(jwks.keys[0]))
    const confused = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'key-1' })
      .setIssuer(provider.issuer)
      .setAudience(audience)
      .setExpirationTime('1h')
      .sign(publicKey)
    assert.equal(await refusal(authenticate, confused), notAllowed)
  }))

/** A key of our own, listed where the authentication looks for keys, to make tokens that no provider would. */
const forge = async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const document = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'own', alg: 'ES256' }] })
  const server = createServer((_request, response) => response.end(document))
  // Does not keep the process alive by itself.
  server.unref()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const now = Math.floor(Date.now() / 1000)
  return {
    authenticate: oidcAuthentication({ issuer, audience, jwksUri: issuer, clockToleranceSeconds: 5 }),
    sign: (change: object, header: object = {}) =>
      new SignJWT({ ...claims, sub: 'ada', iss: issuer, aud: audience, exp: now + 60, ...change })
        .setProtectedHeader({ alg: 'ES256', kid: 'own', typ: 'at+jwt', ...header })
        .sign(privateKey),
    now,
  }
}

test('a token must be of now, of the right type, and must expire some time', async () => {
  const { authenticate, sign, now } = await forge()
  const told = async (change: object, header: object = {}) => refusal(authenticate, await sign(change, header))
  assert.equal(await told({ exp: now - 10 }), invalid('The token has expired.'))
  assert.ok((await ask(authenticate, await sign({ exp: now - 2 }))).isOk(), 'the clocks may differ a little')
  assert.equal(await told({ nbf: now + 60 }), invalid('The token is not valid yet.'))
  assert.equal(await told({ exp: undefined }), invalid("The token's claim exp is not what this service expects."))
  const type = invalid('The token must have the type at+jwt or JWT in its header typ.')
  assert.equal(await told({}, { typ: 'logout+jwt' }), type)
  assert.equal(await told({}, { typ: undefined }), type)
  for (const typ of ['JWT', 'jwt', 'application/at+jwt', 'AT+JWT'])
    assert.ok((await ask(authenticate, await sign({}, { typ }))).isOk(), typ)
  assert.equal(
    await told({}, { kid: 'another' }),
    invalid('The token is signed with a key that its issuer does not list.'),
  )
})

test('a provider that changes its keys is asked again, though not by every made-up key', () =>
  withProvider(async (provider) => {
    const eager = oidcAuthentication({ rememberSeconds: 0, issuer: provider.issuer, audience, keyCooldownSeconds: 0 })
    const patient = oidcAuthentication({ issuer: provider.issuer, audience })
    const before = await provider.token(claims)
    assert.ok((await ask(eager, before)).isOk())
    assert.ok((await ask(patient, before)).isOk())
    await provider.rotateKeys()
    const after = await provider.token(claims)
    assert.ok((await ask(eager, after)).isOk())
    assert.equal((await refusal(eager, before))[0], 'invalid-token')
    const fetches = provider.keyFetches()
    for (let index = 0; index < 10; index += 1) assert.equal((await refusal(patient, after))[0], 'invalid-token')
    assert.is(provider.keyFetches(), fetches)
  }))

test('a provider that cannot be reached is no verdict on the token, and it is asked again later', async () => {
  const provider = await startIdentityProvider()
  const token = await provider.token(claims)
  const discovering = oidcAuthentication({ issuer: provider.issuer, audience })
  const fixed = oidcAuthentication({ issuer: provider.issuer, audience, jwksUri: `${provider.issuer}/jwks` })
  const wrongPlace = oidcAuthentication({ issuer: provider.issuer, audience, jwksUri: `${provider.issuer}/nothing` })
  assert.is((await refusal(wrongPlace, token))[0], 'unavailable')
  const misnamed = oidcAuthentication({ issuer: `${provider.issuer}/`, audience })
  assert.equal(await refusal(misnamed, token), [
    'unavailable',
    'the identity provider names another issuer in its configuration',
  ])
  const known = oidcAuthentication({ issuer: provider.issuer, audience })
  assert.ok((await ask(known, token)).isOk())
  await provider.stop()
  assert.is((await refusal(discovering, token))[0], 'unavailable')
  assert.is((await refusal(fixed, token))[0], 'unavailable')
  assert.ok((await ask(known, token)).isOk(), 'keys that are known still do')
  const world = await openWorld({ replace: () => ({ authenticate: discovering }) })
  const answer = await world.app.inject({ url: '/api/v1/communities', headers: { authorization: `Bearer ${token}` } })
  assert.is(answer.statusCode, 503)
  assert.is(answer.json().code, 'identity-provider-unavailable')
  assert.ok(answer.headers['retry-after'])
  await world.close()
})

test('a request without a token, or with one in a wrong place, carries none', async () => {
  const authenticate = oidcAuthentication({ issuer: 'https://id.example', audience })
  const reason = async (headers: Record<string, string>) => failureIn(await authenticate({ headers })).reason
  assert.is(await reason({}), 'no-token')
  assert.is(await reason({ authorization: 'Basic YTpi' }), 'no-token')
  assert.is(await reason({ authorization: 'Bearer' }), 'invalid-token')
  assert.is(await reason({ authorization: 'Bearer two words' }), 'invalid-token')
})

test('a configuration that cannot work is refused at once', () => {
  const issuer = 'https://id.example'
  for (const options of [
    { issuer: 'id.example', audience },
    { issuer: 'http://id.example', audience },
    { issuer, audience: '' },
    { issuer, audience, jwksUri: 'http://id.example/keys' },
    { issuer, audience, algorithms: ['HS256'] },
    { issuer, audience, algorithms: ['none'] },
    { issuer, audience, algorithms: [] },
  ])
    assert.throws(
      () => oidcAuthentication(options),
      (error: unknown) => error instanceof RangeError,
    )
})

test.run()
