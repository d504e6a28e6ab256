import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { browserPath, closeBrowser, openVisitor } from '../test/support/browser.js'
import { startServer } from '../test/support/server.js'

// In the portal's package, which has the browser; the mails are those of the gallery of a server under --dev.
const folder = fileURLToPath(new URL('../../../docs/mails', import.meta.url))

const wanted = [
  ['en', 'invitation', { viewport: { width: 720, height: 1000 } }],
  ['en', 'confirmation-due', { viewport: { width: 720, height: 1000 } }],
  ['de', 'accepted', { viewport: { width: 390, height: 760 }, colorScheme: 'dark' }],
  ['es', 'invitation', { viewport: { width: 390, height: 760 } }],
] as const

if (browserPath === undefined) throw new Error('there is no Chromium here; CHROMIUM_PATH names one elsewhere')
mkdirSync(folder, { recursive: true })
const server = await startServer()
for (const [language, kind, options] of wanted) {
  const { page, close } = await openVisitor(options)
  await page.goto(`${server.url}/dev/gallery/${language}/${kind}`)
  await page.screenshot({ path: join(folder, `${kind}-${language}.png`), animations: 'disabled' })
  await close()
}
await closeBrowser()
await server.close()
