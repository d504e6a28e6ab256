import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { test } from 'uvu'

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where a browser is; undefined where there is none. */
export const browserPath = [process.env['CHROMIUM_PATH'] ?? '', ...usualPlaces].find(
  (path) => path !== '' && existsSync(path),
)

/** A test that needs a browser; counted as skipped where there is none. */
export const browserTest = (name: string, run: () => Promise<void>): void => {
  if (browserPath === undefined) test.skip(name, run)
  else test(name, run)
}

const launch = (): Promise<Browser> =>
  chromium.launch({
    ...(browserPath === undefined ? {} : { executablePath: browserPath }),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })

let opened: Promise<Browser> | undefined

/** The one browser of a test file. */
export const theBrowser = (): Promise<Browser> => {
  opened ??= launch()
  return opened
}

/** Ends the browser, if one was opened. */
export const closeBrowser = async (): Promise<void> => {
  await (await opened)?.close()
  opened = undefined
}

/** A person's own browser: nothing of it is shared with another's. */
export interface Visitor {
  readonly page: Page
  /** What the browser complained of: errors of scripts, of the console, of the policy, and answers that failed. */
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

const watchPolicy = (): void => {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
    console.error(`policy: ${violatedDirective} stopped ${blockedURI} in ${sourceFile}`)
  })
}

/** Opens a browser of somebody's own. */
export const openVisitor = async (options: BrowserContextOptions = {}): Promise<Visitor> => {
  const context = await (await theBrowser()).newContext({ locale: 'en-GB', ...options })
  context.setDefaultTimeout(20_000)
  await context.addInitScript(watchPolicy)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (message) => {
    // That an answer was a refusal is told by the browser as an error; the page shows it, which is what is tested.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`)
  })
  return { page, complaints, close: () => context.close() }
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

/** What axe-core finds wrong with the page as it is shown (WCAG 2.2 A and AA, and good practice), a line for each. */
export const accessibilityFaults = async (page: Page): Promise<readonly string[]> => {
  // Evaluated by the debugger, which the page's policy does not stop.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  )
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** By how many pixels the page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
