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

let server: Server | undefined
const url = (): string => server?.url ?? ''

test.before(async () => {
  if (browserPath !== undefined) server = await startServer()
})
test.after(async () => {
  await closeBrowser()
  await server?.close()
})

browserTest('a person signs in as one of the sample people, stays so after a reload, and signs out', async () => {
  const { page, complaints, close } = await openVisitor()
  await page.goto(url())
  assert.is(new URL(page.url()).pathname, '/portal/')
  await page.getByRole('button', { name: /bela@borealis\.example/ }).click()
  await page.getByRole('banner').getByText('Borealis Robotics').waitFor()
  await page.reload()
  await page.getByRole('banner').getByText('Borealis Robotics').waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: /^Sign in/ }).waitFor()
  assert.is(await page.evaluate('sessionStorage.length'), 0)
  assert.equal(complaints, [])
  await close()
})

browserTest('another tab is another sign-in', async () => {
  const { page, close } = await openVisitor()
  await page.goto(`${url()}/portal/`)
  await page.getByRole('button', { name: /bela@borealis\.example/ }).click()
  await page.getByRole('banner').getByText('Borealis Robotics').waitFor()
  const other = await page.context().newPage()
  await other.goto(`${url()}/portal/`)
  await other.getByRole('heading', { name: /^Sign in/ }).waitFor()
  await close()
})

for (const colorScheme of ['light', 'dark'] as const)
  browserTest(`the sign-in is accessible and fits a narrow window, ${colorScheme}`, async () => {
    const { page, complaints, close } = await openVisitor({ colorScheme, viewport: { width: 320, height: 640 } })
    await page.goto(`${url()}/portal/`)
    await page.getByRole('button', { name: /ada@aster\.example/ }).waitFor()
    assert.equal(await accessibilityFaults(page), [])
    assert.ok((await overflowOf(page)) <= 0)
    assert.equal(complaints, [])
    await close()
  })

test.run()
