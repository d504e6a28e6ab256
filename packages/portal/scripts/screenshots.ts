import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { browserPath, closeBrowser, openVisitor, type Visitor } from '../test/support/browser.js'
import { type Server, startServer } from '../test/support/server.js'
import { createCommunity, inviteTenant, openInvitations, signInAs } from '../test/support/steps.js'

const folder = fileURLToPath(new URL('../../../docs/portal', import.meta.url))

const keep = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}

const viewport = { width: 1000, height: 640 }

const showInvitee = async ({ page }: Visitor, link: string): Promise<void> => {
  await page.goto(link)
  await page.getByRole('button', { name: /bela@borealis\.example/ }).click()
  await page.getByRole('button', { name: 'Join' }).waitFor()
  await keep(page, 'join')
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByRole('heading', { name: 'Waiting for confirmation' }).waitFor()
  await keep(page, 'waiting-for-confirmation')
}

const showHandshake = async (server: Server): Promise<void> => {
  const owner = await openVisitor({ viewport })
  const { page } = owner
  await page.goto(`${server.url}/portal/`)
  await page.getByRole('button', { name: /ada@aster/ }).waitFor()
  await keep(page, 'sign-in')
  await signInAs(page, server.url, 'ada@aster.example')
  await createCommunity(page, 'North Sea Wind')
  await page.getByRole('button', { name: 'Invite Tenant' }).click()
  await page.getByRole('dialog').waitFor()
  await keep(page, 'invite-tenant')
  await page.keyboard.press('Escape')
  await inviteTenant(page, 'bela@borealis.example')
  await keep(page, 'tenants')
  const [link = ''] = (await server.mailTo('bela@borealis.example')).links
  await showInvitee(await openVisitor({ viewport: { width: 390, height: 700 }, colorScheme: 'dark' }), link)
  await openInvitations(page, 'North Sea Wind')
  await page.getByRole('button', { name: /Invitation Accepted/ }).click()
  await page.getByRole('button', { name: 'Confirm Tenant' }).waitFor()
  await keep(page, 'invitation-details')
  await page.getByRole('button', { name: 'Confirm Tenant' }).click()
  await page.getByRole('dialog').waitFor()
  await keep(page, 'confirm-tenant')
}

if (browserPath === undefined) throw new Error('there is no Chromium here; CHROMIUM_PATH names one elsewhere')
mkdirSync(folder, { recursive: true })
const server = await startServer()
await showHandshake(server)
await closeBrowser()
await server.close()
