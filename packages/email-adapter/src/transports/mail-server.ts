import { err, ok, type Result } from 'neverthrow'
import { type MailSettingsFailure, mailSettingsFailure } from './mail-settings.js'

/** Where the mail server is: as one address, or as its parts. */
export type MailServerOptions =
  | {
      /** `smtp://` or `smtps://`, credentials percent-encoded (RFC 3986): `smtps://user:p%40ss@mail.example.com`. */
      readonly url: string
    }
  | {
      readonly host: string
      /** 465 if left out and `secure`, else 587. */
      readonly port?: number
      /** TLS from the first byte on (RFC 8314); without it, STARTTLS where the server offers it. */
      readonly secure?: boolean
      readonly auth?: Credentials
    }

/** What the mail server knows us by. */
export interface Credentials {
  readonly user: string
  readonly pass: string
}

/** A mail server with everything that was left open filled in. */
export interface MailServer {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly auth?: Credentials
}

const wrongAddress = mailSettingsFailure(
  'The address of the mail server must read smtp://host:port or smtps://user:password@host.',
)

const decoded = (text: string): Result<string, MailSettingsFailure> => {
  try {
    return ok(decodeURIComponent(text))
  } catch {
    return err(
      mailSettingsFailure('The user name or the password in the address of the mail server is not percent-encoded.'),
    )
  }
}

const credentialsIn = (url: URL): Result<Credentials, MailSettingsFailure> =>
  decoded(url.username).andThen((user) => decoded(url.password).map((pass) => ({ user, pass })))

// No failure repeats the address: it may hold a password.
const parsed = (text: string): Result<URL, MailSettingsFailure> => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return err(wrongAddress)
  if (!/^\/?$/.test(url.pathname) || url.search !== '' || url.hash !== '')
    return err(
      mailSettingsFailure(
        'The address of the mail server must end after host and port; other settings are options of their own, and / ? # in a password are percent-encoded.',
      ),
    )
  return ok(url)
}

const complete = (server: Omit<MailServer, 'port'> & { readonly port?: number }): MailServer => ({
  ...server,
  port: server.port ?? (server.secure ? 465 : 587),
})

const fromUrl = (text: string): Result<MailServer, MailSettingsFailure> =>
  parsed(text).andThen((url) => {
    const server = complete({
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      secure: url.protocol === 'smtps:',
      ...(url.port === '' ? {} : { port: Number(url.port) }),
    })
    return url.username === '' && url.password === ''
      ? ok(server)
      : credentialsIn(url).map((auth) => ({ ...server, auth }))
  })

const check = (server: MailServer): Result<MailServer, MailSettingsFailure> => {
  const { host, port, auth } = server
  if (!/^[^\s/@]+$/u.test(host))
    return err(mailSettingsFailure('The mail server needs a host such as mail.example.com.'))
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    return err(mailSettingsFailure('The port of the mail server must be a whole number from 1 to 65535.'))
  if (auth !== undefined && (auth.user === '' || auth.pass === ''))
    return err(mailSettingsFailure('The mail server needs both a user name and a password, or neither.'))
  return ok(server)
}

const fromParts = (parts: Exclude<MailServerOptions, { readonly url: string }>): MailServer => {
  const { host, port, secure = false, auth } = parts
  return complete({ host, secure, ...(port === undefined ? {} : { port }), ...(auth === undefined ? {} : { auth }) })
}

/** Reads where the mail server is; a failure says which part is wrong and never repeats a password. */
export const parseMailServer = (options: MailServerOptions): Result<MailServer, MailSettingsFailure> =>
  ('url' in options ? fromUrl(options.url) : ok(fromParts(options))).andThen(check)

/** Tells whether a host is this machine itself, so that nothing sent to it can be read on the way. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host)
