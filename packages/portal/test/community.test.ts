import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { accessibilityFaults, browserPath, browserTest, closeBrowser, openVisitor } from './support/browser.js'
import { type Server, startServer } from './support/server.js'
import { createCommunity, signInAs } from './support/steps.js'

let server: Server | undefined

test.before(async () => {
  if (browserPath !== undefined) server = await startServer()
})
test.after(async () => {
  await closeBrowser()
  await server?.close()
})

browserTest('an owner pauses and resumes sharing, and closes the community by typing its name', async () => {
  const { page, complaints, close } = await openVisitor()
  await signInAs(page, server?.url ?? '', 'ada@aster.example')
  await createCommunity(page, 'To Be Closed')
  await page.getByRole('button', { name: 'Pause Sharing' }).click()
  await page.getByText('Sharing Paused for Aster Energy').waitFor()
  await page.getByRole('button', { name: 'Resume Sharing' }).click()
  await page.getByText('Sharing Active for Aster Energy').waitFor()
  await page.getByRole('button', { name: 'Close Community' }).click()
  const prompt = page.getByRole('dialog', { name: 'Close Community?' })
  await prompt.waitFor()
  assert.equal(await accessibilityFaults(page), [])
  await prompt.getByLabel('Type To Be Closed to go on').fill('Something Else')
  await prompt.getByRole('button', { name: 'Close Community' }).click()
  await prompt.getByRole('alert').getByText(/name/i).first().waitFor()
  await prompt.getByLabel('Type To Be Closed to go on').fill('To Be Closed')
  await prompt.getByRole('button', { name: 'Close Community' }).click()
  await page.getByRole('heading', { name: 'Communities' }).waitFor()
  assert.is(await page.getByRole('link', { name: 'Details of To Be Closed' }).count(), 0)
  assert.equal(complaints, [])
  await close()
})

test.run()
