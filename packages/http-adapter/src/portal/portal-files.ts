import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { escapeHtml } from '../server/page.js'
import { colourSheet } from './colours.js'
import type { PortalOptions, PortalSignIn } from './portal-options.js'
import { type SmallFile, smallFile } from './small-file.js'

/** The files of the portal that are made for this server. */
export interface PortalFiles {
  /** The page that all addresses of the portal open. */
  readonly page: SmallFile
  readonly settings: SmallFile
  readonly colours: SmallFile
  readonly logo?: SmallFile
}

const logoTypes: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
}

/** Without a slash at its end; empty for the root. */
export const trimmedPath = (path: string): string => {
  if (path !== '' && !/^(?:\/[A-Za-z0-9._~-]+)*\/?$/.test(path))
    throw new Error(`${JSON.stringify(path)} is not a path such as /portal`)
  return path.replace(/\/$/, '')
}

const logoFile = (path: string): SmallFile => {
  const type = logoTypes[extname(path).toLowerCase()]
  if (type === undefined || !existsSync(path))
    throw new Error(`the logo ${path} must be a file that ends in ${Object.keys(logoTypes).join(', ')}`)
  return smallFile(type, readFileSync(path))
}

const toldSignIn = (signIn: PortalSignIn) => {
  if (signIn.kind === 'development') return signIn
  const { connectTo: _connectTo, scope = 'openid', ...told } = signIn
  return { ...told, scope }
}

/** What the portal is told: `portal-settings.json`. */
const settingsOf = (options: PortalOptions, outside: string) => {
  const { basePath = '/portal', apiBase = '/api/v1', name = 'Community Handshake', logo, language, signIn } = options
  return {
    apiBase: `${outside}${trimmedPath(apiBase)}`,
    name,
    ...(logo === undefined ? {} : { logo: `${outside}${trimmedPath(basePath)}/portal-logo` }),
    ...(language === undefined ? {} : { language }),
    signIn: toldSignIn(signIn),
  }
}

// The page is built to be served from anywhere: what it loads stands in it relative to itself.
const placed = (html: string, base: string): string => html.replaceAll(/(href|src|content)="\.\//g, `$1="${base}/`)

const named = (html: string, { name, language }: PortalOptions): string =>
  html
    .replace(/<title>[^<]*<\/title>/, (title) => (name === undefined ? title : `<title>${escapeHtml(name)}</title>`))
    .replace(/<html lang="[^"]*"/, (lang) => (language === undefined ? lang : `<html lang="${escapeHtml(language)}"`))

/**
 * Reads the built page and makes of it what this server serves.
 *
 * @throws an Error that says what to do where the portal is not built, or an option is not what it should be
 */
export const portalFiles = (options: PortalOptions): PortalFiles => {
  const { root, basePath = '/portal', publicPath = '', logo, colours } = options
  const page = join(root, 'index.html')
  if (!existsSync(page)) throw new Error(`there is no portal in ${root}: build it first (npm run build)`)
  const outside = trimmedPath(publicPath)
  const html = named(placed(readFileSync(page, 'utf8'), `${outside}${trimmedPath(basePath)}`), options)
  return {
    page: smallFile('text/html; charset=utf-8', html),
    settings: smallFile('application/json; charset=utf-8', JSON.stringify(settingsOf(options, outside))),
    colours: smallFile('text/css; charset=utf-8', colourSheet(colours)),
    ...(logo === undefined ? {} : { logo: logoFile(logo) }),
  }
}
