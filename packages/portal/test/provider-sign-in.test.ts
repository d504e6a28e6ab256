import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { browserPath, browserTest, closeBrowser, openVisitor } from './support/browser.js'
import { startProvider, type TestProvider } from './support/provider.js'
import { type Server, startServer } from './support/server.js'

let provider: TestProvider | undefined
let server: Server | undefined
const mails = mkdtempSync(join(tmpdir(), 'portal-mails-'))
const portal = (): string => `${server?.url ?? ''}/portal/`

const providerOptions = ({ issuer, audience, clientId }: TestProvider): readonly string[] => [
  ...['--oidc-issuer', issuer, '--oidc-audience', audience, '--oidc-client-id', clientId],
  ...['--oidc-scope', 'openid api', '--oidc-resource', audience, '--mail-folder', mails],
]

test.before(async () => {
  if (browserPath === undefined) return
  provider = await startProvider()
  server = await startServer(...providerOptions(provider))
  await provider.serve(portal())
})
test.after(async () => {
  await closeBrowser()
  await server?.close()
  await provider?.close()
  rmSync(mails, { recursive: true, force: true })
})

const signInAtProvider = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByPlaceholder('Enter any login').fill(name)
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

const keptTokens = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate("JSON.parse(sessionStorage.getItem('community-handshake.tokens') ?? '{}')")

browserTest('a person signs in at the provider and comes back to the page asked for, with its fragment', async () => {
  const { page, complaints, close } = await openVisitor()
  await page.goto(`${portal()}communities/1?tab=tenants#here`)
  await signInAtProvider(page, 'bela')
  await page.getByRole('banner').getByText('bela@borealis.example').waitFor()
  assert.is(page.url(), `${portal()}communities/1?tab=tenants#here`)
  assert.is(await page.evaluate("sessionStorage.getItem('community-handshake.sign-in')"), null)
  assert.equal(complaints, [])
  await close()
})

browserTest('a sign-in that has expired is renewed without asking', async () => {
  const { page, complaints, close } = await openVisitor()
  await page.goto(portal())
  await signInAtProvider(page, 'bela')
  await page.getByRole('banner').getByText('bela@borealis.example').waitFor()
  const before = await keptTokens(page)
  await page.evaluate(
    (tokens) => sessionStorage.setItem('community-handshake.tokens', JSON.stringify({ ...tokens, expiresAt: 0 })),
    before,
  )
  await page.reload()
  await page.getByRole('banner').getByText('bela@borealis.example').waitFor()
  assert.is.not((await keptTokens(page))['accessToken'], before['accessToken'])
  assert.equal(provider?.grants.slice(-2), ['authorization_code', 'refresh_token'])
  assert.equal(complaints, [])
  await close()
})

browserTest('a sign-in that was not begun in this tab is not completed, and says what to do', async () => {
  const { page, close } = await openVisitor()
  await page.goto(`${portal()}signed-in?code=stolen&state=made-up&iss=${encodeURIComponent(provider?.issuer ?? '')}`)
  await page.getByRole('alert').getByText('Sign in again, in this tab.').waitFor()
  assert.is(page.url(), portal())
  await close()
})

browserTest('somebody who turns back at the provider is told so', async () => {
  const { page, close } = await openVisitor()
  await page.goto(portal())
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: /Cancel/ }).click()
  await page
    .getByRole('alert')
    .getByText(/Sign in again, with another account/)
    .waitFor()
  await close()
})

browserTest('signing out ends the session at the provider too', async () => {
  const { page, close } = await openVisitor()
  await page.goto(portal())
  await signInAtProvider(page, 'bela')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Yes, sign me out' }).click()
  await page.getByRole('heading', { name: /^Sign in/ }).waitFor()
  assert.is(page.url().replace(/\?.*$/, ''), portal())
  assert.is(await page.evaluate('sessionStorage.length'), 0)
  await close()
})

test.run()
