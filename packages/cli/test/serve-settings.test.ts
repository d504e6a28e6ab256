import { resolve } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type ServeOptions, serveSettings } from '../src/configuration/serve-settings.js'

const given: ServeOptions = {
  data: 'data',
  host: '127.0.0.1',
  port: '8080',
  metricsHost: '127.0.0.1',
  oidcClaim: [],
  dev: true,
}
const real: ServeOptions = {
  ...given,
  dev: false,
  oidcIssuer: 'https://id.example.com',
  oidcAudience: 'communities',
  smtp: 'smtp://mail.example.com',
}

test('for development a data folder is all it needs', () => {
  const settings = serveSettings(given)._unsafeUnwrap()
  assert.equal(settings.store, { kind: 'sqlite', path: resolve('data/history.db') })
  assert.is(settings.mailFolder, resolve('data/mails'))
  assert.equal(settings.identity, { kind: 'development' })
})

test('for real use it takes an OpenID provider, its claims, and a mail server', () => {
  const settings = serveSettings({
    ...real,
    oidcClaim: ['tenantId=org.id', 'roles=realm_access.roles'],
  })._unsafeUnwrap()
  assert.equal(settings.identity, {
    kind: 'oidc',
    issuer: 'https://id.example.com',
    audience: 'communities',
    claims: { tenantId: 'org.id', roles: 'realm_access.roles' },
  })
  assert.is(settings.mailFolder, undefined)
})

const { smtp: _smtp, ...withoutMail } = real

const wrong: readonly [string, Partial<ServeOptions>, RegExp][] = [
  ['nobody could sign in', { dev: false }, /--oidc-issuer and --oidc-audience .* or --dev/],
  ['development and a real provider at once', { oidcIssuer: 'https://id.example.com' }, /exclude each other/],
  ['no way to send mail', withoutMail, /--smtp smtp:\/\/host:port, or --mail-folder/],
  ['a port that is none', { port: '80a' }, /--port 80a is not a port/],
  ['a port that is too high', { port: '65536' }, /from 0 \(any free one\) to 65535/],
  ['a store that is none', { store: 'postgres://x' }, /--store: .*sqlite:<file>.* or memory:/],
  [
    'a store for many servers and no keys for all',
    { store: 'esdb://node:2113' },
    /--link-keys <file>, the same on each/,
  ],
  ['half of what signs mails', { dkimSelector: 'mail2026' }, /--dkim-key and --dkim-selector belong together/],
  ['a public address that is none', { publicUrl: 'communities' }, /https:\/\/communities\.example\.com/],
  ['a public address with a query', { publicUrl: 'https://x.example/?a=1' }, /--public-url/],
  ['a claim that is none', { ...real, oidcClaim: ['tenant=org'] }, /userId, email, emailVerified, tenantId, roles/],
  ['a log level that is none', { logLevel: 'loud' }, /trace, debug, info, warn, error, silent/],
]

for (const [what, options, says] of wrong)
  test(`is told what to do: ${what}`, () => {
    const failure = serveSettings({ ...given, ...options })
    assert.match(failure._unsafeUnwrapErr().message, says)
  })

test.run()
