import type { Page } from 'playwright-core'
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
const running = (): Server => {
  if (server === undefined) throw new Error('the server was not started')
  return server
}

test.before(async () => {
  if (browserPath !== undefined) server = await startServer()
})
test.after(async () => {
  await closeBrowser()
  await server?.close()
})

const isFine = async (page: Page): Promise<void> => {
  assert.equal(await accessibilityFaults(page), [])
  assert.ok((await overflowOf(page)) <= 0, page.url())
}

const invited = async (name: string, email = 'bela@borealis.example') => {
  const owner = await openVisitor()
  await signInAs(owner.page, running().url, 'ada@aster.example')
  await createCommunity(owner.page, name)
  const known = await running().mails()
  await inviteTenant(owner.page, email)
  const { links } = await running().mailTo(email, known)
  return { owner, link: links[0] ?? '' }
}

browserTest('the guide, click by click: invite, accept by the link of the mail, confirm', async () => {
  const { owner, link } = await invited('North Sea Wind')
  assert.match(link, /\/portal\/invitations\/[0-9a-f-]+#./)
  await openInvitations(owner.page, 'North Sea Wind')
  await owner.page.getByRole('button', { name: /Invitation Pending/ }).waitFor()

  const invitee = await openVisitor()
  await invitee.page.goto(link)
  await invitee.page.getByRole('button', { name: /bela@borealis\.example/ }).click()
  await invitee.page.getByRole('heading', { name: 'Join a community' }).waitFor()
  assert.not.match(invitee.page.url(), '#')
  await invitee.page.getByText('North Sea Wind').first().waitFor()
  await isFine(invitee.page)
  await invitee.page.getByRole('button', { name: 'Join' }).click()
  await invitee.page.getByRole('heading', { name: 'Waiting for confirmation' }).waitFor()

  // What the other side did appears without a reload.
  await owner.page.getByRole('button', { name: /Invitation Accepted/ }).click()
  const pane = owner.page.getByRole('complementary', { name: 'Invitation Details' })
  await pane.getByRole('button', { name: 'Confirm Tenant' }).click()
  const prompt = owner.page.getByRole('dialog', { name: 'Confirm Tenant?' })
  await prompt.getByText('Borealis Robotics').waitFor()
  await isFine(owner.page)
  await prompt.getByRole('button', { name: 'Confirm Tenant' }).click()
  await pane.getByText('Borealis Robotics is now part of the community.').waitFor()
  await invitee.page.getByRole('heading', { name: 'Your tenant is part of the community' }).waitFor()
  await owner.page.getByRole('link', { name: 'Tenants' }).click()
  await owner.page.getByRole('listitem').filter({ hasText: 'Borealis Robotics' }).waitFor()
  await isFine(owner.page)
  await owner.page.getByRole('link', { name: 'History' }).click()
  await owner.page.getByRole('heading', { name: 'History' }).waitFor()
  await isFine(owner.page)
  assert.equal([...owner.complaints, ...invitee.complaints], [])
  await owner.close()
  await invitee.close()
})

browserTest('two owners confirm at once: one does, the other is told who did and when', async () => {
  const { owner, link } = await invited('Both At Once')
  const invitee = await openVisitor()
  await invitee.page.goto(link)
  await invitee.page.getByRole('button', { name: /bela@borealis\.example/ }).click()
  await invitee.page.getByRole('button', { name: 'Join' }).click()
  await invitee.page.getByRole('heading', { name: 'Waiting for confirmation' }).waitFor()
  const second = await openVisitor()
  await signInAs(second.page, running().url, 'alan@aster.example')
  const prompts = []
  for (const { page } of [owner, second]) {
    await openInvitations(page, 'Both At Once')
    await page.getByRole('button', { name: /Invitation Accepted/ }).click()
    await page.getByRole('button', { name: 'Confirm Tenant' }).click()
    prompts.push(page.getByRole('dialog', { name: 'Confirm Tenant?' }).getByRole('button', { name: 'Confirm Tenant' }))
  }
  await Promise.all(prompts.map((button) => button.click()))
  for (const { page } of [owner, second])
    await page
      .getByText(/is now part of the community|confirmed/i)
      .first()
      .waitFor()
  await owner.page.getByRole('button', { name: /Tenant Confirmed/ }).waitFor()
  for (const visitor of [owner, invitee, second]) await visitor.close()
})

browserTest('whoever opens the link with another account, or an older link, is helped on', async () => {
  const { owner, link } = await invited('Wrong Door')
  const other = await openVisitor()
  await other.page.goto(link.replace(/#.*$/, ''))
  await other.page.getByRole('button', { name: /dora@driftwood\.example/ }).click()
  await other.page.getByRole('heading', { name: 'No invitation for this account' }).waitFor()
  await other.page.getByText('Driftwood Grid').last().waitFor()
  await isFine(other.page)
  await openInvitations(owner.page, 'Wrong Door')
  await owner.page.getByRole('button', { name: /Invitation Pending/ }).click()
  const known = await running().mails()
  await owner.page.getByRole('button', { name: 'Resend Invitation' }).click()
  await running().mailTo('bela@borealis.example', known)
  const late = await openVisitor()
  await late.page.goto(link)
  await late.page.getByRole('button', { name: /dora@driftwood\.example/ }).click()
  await late.page.getByRole('heading', { name: 'This link has been replaced' }).waitFor()
  await isFine(late.page)
  await owner.page.getByRole('button', { name: 'Revoke Invitation' }).click()
  await owner.page.getByRole('button', { name: /Revoked/ }).waitFor()
  const recipient = await openVisitor()
  await recipient.page.goto(link.replace(/#.*$/, ''))
  await recipient.page.getByRole('button', { name: /bela@borealis\.example/ }).click()
  await recipient.page.getByRole('heading', { name: 'This invitation was revoked' }).waitFor()
  await isFine(recipient.page)
  for (const visitor of [owner, other, late, recipient]) await visitor.close()
})

for (const colorScheme of ['light', 'dark'] as const)
  browserTest(`the pages and their dialogs are accessible on a phone, ${colorScheme}`, async () => {
    const { page, complaints, close } = await openVisitor({ colorScheme, viewport: { width: 320, height: 640 } })
    await signInAs(page, running().url, 'ada@aster.example')
    await isFine(page)
    await page.getByRole('button', { name: 'Add Community' }).click()
    await page.getByRole('dialog', { name: 'Create Community' }).waitFor()
    await isFine(page)
    await page.keyboard.press('Escape')
    assert.ok(
      await page.getByRole('button', { name: 'Add Community' }).evaluate((one) => one === document.activeElement),
    )
    await createCommunity(page, `On a phone, ${colorScheme}`)
    await isFine(page)
    await page.getByRole('button', { name: 'Invite Tenant' }).click()
    await page.getByRole('dialog', { name: 'Invite Tenant' }).waitFor()
    await isFine(page)
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Communities' }).first().click()
    await page.getByRole('link', { name: 'View Invitations' }).click()
    await page.getByRole('heading', { name: 'Invitations to your tenant' }).waitFor()
    await isFine(page)
    assert.equal(complaints, [])
    await close()
  })

test.run()
