import type { PortalSignIn } from './portal-options.js'

const originsOf = (signIn: PortalSignIn): readonly string[] => {
  if (signIn.kind === 'development') return []
  const origins = [signIn.issuer, ...(signIn.connectTo ?? [])].map((url) => new URL(url).origin)
  return [...new Set(origins)]
}

/**
 * The headers of the portal's answers. Its policy (CSP level 3, Trusted Types) lets in this server's own scripts, styles
 * and pictures and nothing inline; besides this server it may ask the identity provider alone.
 */
export const portalHeaders = (signIn: PortalSignIn): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ["connect-src 'self'", ...originsOf(signIn)].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
})
