import { Option } from 'commander'
import { collect, option } from './option.js'
import { portalOptions } from './portal-options.js'

const storeOptions = (): readonly Option[] => [
  option('--data <folder>', 'where the history, the link keys and the mails live', 'DATA').default(
    'community-handshake-data',
  ),
  option(
    '--store <store>',
    'sqlite:<file>, esdb://<host>… (better given in the environment), or memory: to keep nothing (default: history.db in the data folder)',
    'STORE',
  ),
  option(
    '--link-keys <file>',
    'what the secrets of links are derived from; the same on every server (default: link-keys.json in the data folder)',
    'LINK_KEYS',
  ),
]

const networkOptions = (): readonly Option[] => [
  option('--host <address>', 'the address to listen on', 'HOST').default('127.0.0.1'),
  option('--port <number>', 'the port to listen on, 0 for any free one', 'PORT').default('8080'),
  option('--public-url <url>', 'how people reach this server, for links in mails', 'PUBLIC_URL'),
]

const identityOptions = (): readonly Option[] => [
  new Option('--dev', 'sign in as sample people and read the mails under /dev; on this machine only'),
  option('--oidc-issuer <url>', 'the OpenID provider whose access tokens are accepted', 'OIDC_ISSUER'),
  option('--oidc-audience <text>', 'the audience those tokens must be meant for', 'OIDC_AUDIENCE'),
  option('--oidc-jwks-uri <url>', 'where its keys are (default: asked from the issuer)', 'OIDC_JWKS_URI'),
  new Option(
    '--oidc-claim <what=claim>',
    'which claim holds userId, email, emailVerified, tenantId or roles; repeatable',
  )
    .argParser(collect)
    .default([]),
  option('--tenants <file>', 'a JSON file with the name of each tenant, such as {"t-1": "Aster Energy"}', 'TENANTS'),
]

const mailOptions = (): readonly Option[] => [
  option('--smtp <url>', 'send mail through this server; better given in the environment', 'SMTP'),
  option('--mail-folder <folder>', 'write mails as .eml files (with --dev: mails in the data folder)', 'MAIL_FOLDER'),
  option('--mail-from <sender>', 'the sender of the mails', 'MAIL_FROM'),
  option('--dkim-key <file>', 'sign mails with this RSA key (PEM), for the domain of the sender', 'DKIM_KEY'),
  option('--dkim-selector <name>', 'where receivers find its public half: <name>._domainkey.<domain>', 'DKIM_SELECTOR'),
]

const metricsOptions = (): readonly Option[] => [
  option('--metrics-port <number>', 'show figures for Prometheus at /metrics of this port', 'METRICS_PORT'),
  option('--metrics-host <address>', 'the address on which to show them', 'METRICS_HOST').default('127.0.0.1'),
]

const outputOptions = (): readonly Option[] => [
  option('--log-level <level>', 'trace, debug, info, warn, error or silent; JSON lines on standard error', 'LOG_LEVEL'),
  new Option('--json', 'say where it listens as one line of JSON'),
]

/** The options of `serve`, each with the variable that can give it where there is one. */
export const serveOptions = (): readonly Option[] => [
  ...storeOptions(),
  ...networkOptions(),
  ...identityOptions(),
  ...mailOptions(),
  ...portalOptions,
  ...metricsOptions(),
  ...outputOptions(),
]
