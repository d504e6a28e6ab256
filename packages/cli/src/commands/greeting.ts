import { isPortalBuilt, portalFor, portalPath } from '../composition/portal.js'
import type { ServeSettings } from '../configuration/serve-settings.js'
import { storeInWords } from '../configuration/store-address.js'

const tryOut = (url: string): readonly string[] => [
  '',
  'Try it:',
  `  curl -s ${url}/dev/identities                     the sample people and their tenants`,
  `  curl -s -X POST ${url}/dev/token -H 'content-type: application/json' -d '{"id":"…"}'`,
  `  curl -s ${url}/dev/mails                          the mails that were sent`,
  '  npm run demo                                     the whole handshake, told step by step',
]

const portalLine = (settings: ServeSettings, url: string): string => {
  if (portalFor(settings) !== undefined) return `${settings.publicUrl ?? url}${portalPath}/`
  if (settings.portal !== undefined && !isPortalBuilt()) return 'not built: run npm run build'
  return settings.identity.kind === 'oidc' ? 'none: --oidc-client-id says as which client people sign in' : 'none'
}

/** What a person reads when the server has started: where to look and what to try. */
export const greeting = (settings: ServeSettings, url: string): string => {
  const development = settings.identity.kind === 'development'
  const lines = [
    `Community Handshake listens on ${url}`,
    '',
    `  Portal        ${portalLine(settings, url)}`,
    `  API           ${url}/api/v1      described at ${url}/docs`,
    `  History       ${storeInWords(settings.store)}`,
    `  Mail          ${settings.smtpUrl === undefined ? (settings.mailFolder ?? '') : 'by SMTP'}`,
    `  Signing in    ${settings.identity.kind === 'oidc' ? settings.identity.issuer : 'sample people, on this machine only (--dev)'}`,
    ...(development ? tryOut(url) : []),
    '',
    'Ctrl-C stops it; nothing is lost.',
    '',
  ]
  return lines.join('\n')
}
