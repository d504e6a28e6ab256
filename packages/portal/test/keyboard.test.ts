import type { Page } from 'playwright-core'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { browserPath, browserTest, closeBrowser, openVisitor } from './support/browser.js'
import { type Server, startServer } from './support/server.js'

let server: Server | undefined

test.before(async () => {
  if (browserPath !== undefined) server = await startServer()
})
test.after(async () => {
  await closeBrowser()
  await server?.close()
})

const focused = (page: Page): Promise<string> =>
  page.evaluate(
    "(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').trim()",
  )

/** Presses Tab until the focus is on what has this name; fails where it does not come there. */
const tabTo = async (page: Page, name: string | RegExp): Promise<void> => {
  for (let presses = 0; presses < 60; presses += 1) {
    const text = await focused(page)
    if (typeof name === 'string' ? text === name : name.test(text)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the focus does not come to ${String(name)}`)
}

const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

browserTest('the whole handshake works with the keyboard alone', async () => {
  const url = server?.url ?? ''
  const owner = (await openVisitor()).page
  await owner.goto(`${url}/portal/`)
  await owner.getByRole('button', { name: /ada@aster/ }).waitFor()
  await press(owner, /^ada@aster\.example/)
  await owner.getByRole('heading', { name: 'Communities' }).waitFor()
  await press(owner, 'Add Community')
  await owner.getByRole('dialog').waitFor()
  await owner.keyboard.type('By Keyboard')
  await owner.keyboard.press('Enter')
  await owner.getByRole('heading', { name: 'By Keyboard' }).waitFor()
  await press(owner, 'Invite Tenant')
  await owner.getByRole('dialog').waitFor()
  await owner.keyboard.type('bela@borealis.example')
  await owner.keyboard.press('Enter')
  await owner.getByText('An email is on its way').waitFor()
  assert.is(await focused(owner), 'Invite Tenant')

  const [link = ''] = (await server?.mailTo('bela@borealis.example'))?.links ?? []
  const invitee = (await openVisitor()).page
  await invitee.goto(link)
  await invitee.getByRole('button', { name: /bela@borealis/ }).waitFor()
  await press(invitee, /^bela@borealis\.example/)
  await invitee.getByRole('heading', { name: 'Join a community' }).waitFor()
  await press(invitee, 'Join')
  await invitee.getByRole('heading', { name: 'Waiting for confirmation' }).waitFor()

  await press(owner, 'Invitations')
  await owner.getByRole('button', { name: /Invitation Accepted/ }).waitFor()
  await press(owner, /Invitation Accepted/)
  await owner.getByRole('button', { name: 'Confirm Tenant' }).waitFor()
  await press(owner, 'Confirm Tenant')
  const dialog = owner.getByRole('dialog', { name: 'Confirm Tenant?' })
  await dialog.waitFor()
  for (let presses = 0; presses < 4; presses += 1) {
    await owner.keyboard.press('Tab')
    assert.ok(
      await owner.evaluate(
        "document.activeElement === document.body || document.activeElement.closest('dialog') !== null",
      ),
      'the focus left the dialog',
    )
  }
  await dialog.getByRole('button', { name: 'Confirm Tenant' }).focus()
  await owner.keyboard.press('Enter')
  await owner.getByText('Borealis Robotics is now part of the community.').waitFor()
})

test.run()
