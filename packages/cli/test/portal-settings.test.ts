import { resolve } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { IdentitySettings } from '../src/configuration/identity-settings.js'
import { type PortalChoices, portalServing } from '../src/configuration/portal-settings.js'

const development: IdentitySettings = { kind: 'development' }
const real: IdentitySettings = { kind: 'oidc', issuer: 'https://id.example', audience: 'communities', claims: {} }

const serving = (identity: IdentitySettings, choices: PortalChoices): unknown =>
  portalServing(identity, choices).match(
    (settings): unknown => settings,
    ({ message }) => message,
  )

test('with sample people the portal is there, and people sign in as one of them', () => {
  assert.equal(serving(development, {}), { signIn: { kind: 'development' } })
})

test('with a real provider the portal is there once it is known as which client people sign in', () => {
  assert.is(serving(real, {}), undefined)
  assert.equal(
    serving(real, { oidcClientId: 'portal', oidcScope: 'openid offline_access', oidcParameter: ['audience=a=b'] }),
    {
      signIn: {
        kind: 'oidc',
        issuer: 'https://id.example',
        clientId: 'portal',
        scope: 'openid offline_access',
        parameters: { audience: 'a=b' },
        connectTo: [],
      },
    },
  )
})

test('it can be left out', () => {
  assert.is(serving(development, { portal: false }), undefined)
})

test('it takes the name, the logo, the colour and the language of the host', () => {
  const choices = { portalName: 'Nordic Data', portalLogo: 'logo.svg', portalAccent: '#005f73', portalLanguage: 'de' }
  assert.equal(serving(development, choices), {
    signIn: { kind: 'development' },
    name: 'Nordic Data',
    logo: resolve('logo.svg'),
    colours: { accent: '#005f73' },
    language: 'de',
  })
})

const wrong: readonly (readonly [PortalChoices, RegExp])[] = [
  [{ portalAccent: 'teal' }, /--portal-accent teal is not a colour. Use the form #rrggbb/],
  [{ portalLanguage: 'Deutsch!' }, /--portal-language Deutsch! is not a language tag such as de/],
  [{ oidcClientId: 'portal', oidcParameter: ['audience'] }, /--oidc-parameter must read <name>=<value>/],
  [{ oidcClientId: 'portal', oidcConnect: ['tokens'] }, /--oidc-connect tokens must be an address/],
]

for (const [choices, says] of wrong)
  test(`is told what to do: ${Object.keys(choices).at(-1)}`, () => {
    assert.match(String(serving(real, { oidcClientId: 'portal', ...choices })), says)
  })

test.run()
