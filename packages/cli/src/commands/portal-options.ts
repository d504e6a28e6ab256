import { Option } from 'commander'
import { collect, option } from './option.js'

/** The options of `serve` about the portal. */
export const portalOptions: readonly Option[] = [
  new Option('--no-portal', 'serve the API alone'),
  option('--oidc-client-id <id>', 'the client as which people sign in to the portal', 'OIDC_CLIENT_ID'),
  option('--oidc-scope <scopes>', 'what the portal asks for (default: openid)', 'OIDC_SCOPE'),
  option('--oidc-resource <uri>', 'for which service the portal asks for tokens', 'OIDC_RESOURCE'),
  new Option('--oidc-parameter <name=value>', 'what else the provider wants to be told; repeatable')
    .argParser(collect)
    .default([]),
  new Option('--oidc-connect <url>', 'where the provider answers besides its issuer address; repeatable')
    .argParser(collect)
    .default([]),
  option('--portal-name <name>', 'the name of the installation', 'PORTAL_NAME'),
  option('--portal-logo <file>', 'a logo: an SVG, PNG or WebP file', 'PORTAL_LOGO'),
  option('--portal-accent <#rrggbb>', 'the colour of links and main buttons', 'PORTAL_ACCENT'),
  option('--portal-language <tag>', "one language for all (default: the browser's)", 'PORTAL_LANGUAGE'),
]
