import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  accessibilityFaults,
  browserPath,
  browserTest,
  closeBrowser,
  openVisitor,
  overflowOf,
} from './support/browser.js'
import { type Server, startServer } from './support/server.js'
import { createCommunity, inviteTenant, openInvitations, signInAs } from './support/steps.js'

let server: Server | undefined
const url = (): string => server?.url ?? ''

test.before(async () => {
  if (browserPath !== undefined) server = await startServer()
})
test.after(async () => {
  await closeBrowser()
  await server?.close()
})

browserTest('an owner changes details, alias, contact email and administrators, and sees them at once', async () => {
  const { page, complaints, close } = await openVisitor()
  await signInAs(page, url(), 'ada@aster.example')
  await createCommunity(page, 'Before')
  const change = async (button: string, fill: readonly (readonly [label: string, text: string])[]): Promise<void> => {
    await page.getByRole('button', { name: button }).click()
    const dialog = page.getByRole('dialog', { name: button })
    for (const [label, text] of fill) await dialog.getByLabel(label).fill(text)
    assert.equal(await accessibilityFaults(page), [])
    assert.ok((await overflowOf(page)) <= 0)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await change('Edit Community', [
    ['Name', 'After'],
    ['Description', 'What it is for.'],
  ])
  await page.getByRole('heading', { name: 'After', exact: true }).waitFor()
  await page.getByText('What it is for.').waitFor()
  await change('Edit Alias', [['Community alias', 'Ours']])
  await page.getByRole('heading', { name: 'Ours', exact: true }).waitFor()
  await change('Edit Contact Email', [['Contact email', 'office@aster.example']])
  await page.getByRole('link', { name: 'office@aster.example' }).waitFor()
  await change('Community Administrators', [['Roles of your tenant', 'tenant-administrator\ndata-steward']])
  await page.getByRole('link', { name: 'History' }).click()
  await page.getByRole('listitem').filter({ hasText: 'data-steward' }).waitFor()
  assert.equal(complaints, [])
  await close()
})

browserTest('what the server does not take is said in the dialog, and nothing typed is lost', async () => {
  const { page, close } = await openVisitor()
  await signInAs(page, url(), 'ada@aster.example')
  await createCommunity(page, 'Kept')
  await page.getByRole('button', { name: 'Community Administrators' }).click()
  const dialog = page.getByRole('dialog', { name: 'Community Administrators' })
  await dialog.getByLabel('Roles of your tenant').fill(' , ')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByRole('alert').filter({ hasText: /\S/ }).waitFor()
  assert.is(await dialog.getByLabel('Roles of your tenant').inputValue(), ' , ')
  await close()
})

browserTest('members of the own tenant are added and removed', async () => {
  const { page, complaints, close } = await openVisitor()
  await signInAs(page, url(), 'ada@aster.example')
  await createCommunity(page, 'With Members')
  await page.getByRole('link', { name: 'Members' }).click()
  await page.getByText('Nobody yet.').waitFor()
  await page.getByRole('button', { name: 'Add Member' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add Member' })
  await dialog.getByLabel('Email address').fill('amy@aster.example')
  await dialog.getByLabel('User id').fill('amy')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await page.getByRole('listitem').filter({ hasText: 'amy@aster.example' }).waitFor()
  assert.equal(await accessibilityFaults(page), [])
  await page.getByRole('button', { name: 'Remove amy@aster.example' }).click()
  await page.getByText('Nobody yet.').waitFor()
  assert.equal(complaints, [])
  await close()
})

browserTest('an owner removes a tenant, after being asked', async () => {
  const { page, complaints, close } = await openVisitor()
  await signInAs(page, url(), 'ada@aster.example')
  await createCommunity(page, 'Shrinking')
  await inviteTenant(page, 'bela@borealis.example')
  const { links } = (await server?.mailTo('bela@borealis.example')) ?? { links: [] }
  const partner = await openVisitor()
  await partner.page.goto(links[0] ?? '')
  await partner.page.getByRole('button', { name: /bela@borealis\.example/ }).click()
  await partner.page.getByRole('button', { name: 'Join' }).click()
  await partner.page.getByRole('heading', { name: 'Waiting for confirmation' }).waitFor()
  await openInvitations(page, 'Shrinking')
  await page.getByRole('button', { name: /Invitation Accepted/ }).click()
  await page.getByRole('button', { name: 'Confirm Tenant' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm Tenant' }).click()
  await page.getByText('is now part of the community.').waitFor()
  await page.getByRole('link', { name: 'Tenants' }).click()
  await page.getByRole('button', { name: 'Remove Tenant Borealis Robotics' }).click()
  const prompt = page.getByRole('dialog', { name: 'Remove Borealis Robotics?' })
  assert.equal(await accessibilityFaults(page), [])
  await prompt.getByRole('button', { name: 'Remove Tenant' }).click()
  await page.getByRole('listitem').filter({ hasText: 'Borealis Robotics' }).waitFor({ state: 'detached' })
  assert.equal(complaints, [])
  await partner.close()
  await close()
})

browserTest('the list of communities is sorted and filtered as chosen', async () => {
  const { page, close } = await openVisitor()
  await signInAs(page, url(), 'carla@consulting.example, Cascade Water')
  for (const name of ['Beta', 'Alpha']) {
    await createCommunity(page, name)
    await page.getByRole('navigation', { name: 'Data Management' }).getByRole('link', { name: 'Communities' }).click()
    await page.getByRole('heading', { name: 'Communities' }).waitFor()
  }
  const names = (): Promise<readonly string[]> => page.getByRole('rowheader').allInnerTexts()
  await page.getByLabel('Sort by').selectOption('name')
  await page.waitForFunction(() => document.querySelector('tbody th')?.textContent?.startsWith('Alpha'))
  assert.equal(await names(), ['Alpha', 'Beta'])
  await page.getByLabel('Sharing status').selectOption('Paused')
  await page.getByText('No communities yet').waitFor()
  assert.equal(await accessibilityFaults(page), [])
  await close()
})

test.run()
