import closeWithGrace from 'close-with-grace'
import { Command, Option } from 'commander'
import { compose } from '../composition/compose.js'
import { type ServeOptions, type ServeSettings, serveSettings } from '../configuration/serve-settings.js'
import { exitCode } from './exit-codes.js'
import { greeting } from './greeting.js'

const option = (flags: string, description: string, variable: string): Option =>
  new Option(flags, description).env(`COMMUNITY_HANDSHAKE_${variable}`)

const collect = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value]

const fail = (message: string, code: number): void => {
  process.stderr.write(`error: ${message}\n`)
  process.exitCode = code
}

const serve = async (settings: ServeSettings, json: boolean): Promise<void> => {
  const started = await compose(settings)
  if (started.isErr()) return fail(started.error.message, exitCode.failed)
  const { url, close } = started.value
  process.stdout.write(json ? `${JSON.stringify({ status: 'listening', url })}\n` : greeting(settings, url))
  closeWithGrace({ delay: 10_000 }, async ({ signal, err }) => {
    if (err !== undefined) process.stderr.write(`error: ${err.message}\n`)
    await close()
    if (signal !== undefined && !json) process.stdout.write('Stopped. Everything is stored; start again to go on.\n')
  })
}

const withMetrics = (command: Command): Command =>
  command
    .addOption(
      option('--metrics-port <number>', 'show figures for Prometheus at /metrics of this port', 'METRICS_PORT'),
    )
    .addOption(
      option('--metrics-host <address>', 'the address on which to show them', 'METRICS_HOST').default('127.0.0.1'),
    )

/** `community-handshake serve`: runs the product until it is told to stop. */
export const serveCommand = (): Command =>
  withMetrics(new Command('serve'))
    .description('Serve the API, store the history, send the mails.')
    .addOption(
      option('--data <folder>', 'where the history, the link keys and the mails live', 'DATA').default(
        'community-handshake-data',
      ),
    )
    .addOption(
      option(
        '--store <store>',
        'sqlite:<file>, or memory: to keep nothing (default: history.db in the data folder)',
        'STORE',
      ),
    )
    .addOption(option('--host <address>', 'the address to listen on', 'HOST').default('127.0.0.1'))
    .addOption(option('--port <number>', 'the port to listen on, 0 for any free one', 'PORT').default('8080'))
    .addOption(option('--public-url <url>', 'how people reach this server, for links in mails', 'PUBLIC_URL'))
    .option('--dev', 'sign in as sample people and read the mails under /dev; on this machine only')
    .addOption(option('--oidc-issuer <url>', 'the OpenID provider whose access tokens are accepted', 'OIDC_ISSUER'))
    .addOption(option('--oidc-audience <text>', 'the audience those tokens must be meant for', 'OIDC_AUDIENCE'))
    .addOption(option('--oidc-jwks-uri <url>', 'where its keys are (default: asked from the issuer)', 'OIDC_JWKS_URI'))
    .option(
      '--oidc-claim <what=claim>',
      'which claim holds userId, email, emailVerified, tenantId or roles; repeatable',
      collect,
      [],
    )
    .addOption(
      option(
        '--tenants <file>',
        'a JSON file with the name of each tenant, such as {"t-1": "Aster Energy"}',
        'TENANTS',
      ),
    )
    .addOption(option('--smtp <url>', 'send mail through this server; better given in the environment', 'SMTP'))
    .addOption(
      option(
        '--mail-folder <folder>',
        'write mails as .eml files (with --dev: mails in the data folder)',
        'MAIL_FOLDER',
      ),
    )
    .addOption(option('--mail-from <sender>', 'the sender of the mails', 'MAIL_FROM'))
    .addOption(
      option(
        '--log-level <level>',
        'trace, debug, info, warn, error or silent; JSON lines on standard error',
        'LOG_LEVEL',
      ),
    )
    .option('--json', 'say where it listens as one line of JSON')
    .action(async (options: ServeOptions) => {
      const settings = serveSettings(options)
      if (settings.isErr()) return fail(settings.error.message, exitCode.usage)
      await serve(settings.value, options.json === true)
    })
