import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createSecureContext } from 'node:tls'
import { type ChannelCredentials, credentials } from '@grpc/grpc-js'
import { err, ok, Result } from 'neverthrow'
import type { ConnectionSettings } from './connection-settings.js'
import { badConnectionString, type EventStoreDbOpenFailure, openFailure } from './open-failure.js'

type Read<T> = Result<T, EventStoreDbOpenFailure>

const unreadable = (path: string): EventStoreDbOpenFailure =>
  openFailure('certificate-file', `The file ${path} cannot be read. Name one in PEM format.`)

const readFile = (path: string | undefined): Read<Buffer | null> => {
  if (path === undefined) return ok(null)
  const absolute = resolve(path)
  return Result.fromThrowable(
    () => readFileSync(absolute),
    () => unreadable(absolute),
  )().andThen((content) => (content.includes('-----BEGIN ') ? ok(content) : err(unreadable(absolute))))
}

const secured = (ca: Buffer | null, key: Buffer | null, certificate: Buffer | null): Read<ChannelCredentials> =>
  Result.fromThrowable(
    () => {
      // Tells at once what a connection would stumble over later.
      createSecureContext({ ...(ca && { ca }), ...(key && { key }), ...(certificate && { cert: certificate }) })
      return credentials.createSsl(ca, key, certificate)
    },
    () => openFailure('certificate-file', 'A certificate or key of the connection string is not in PEM format.'),
  )()

/** Makes what a connection is secured with, or left open with `tls=false`. */
export const channelCredentials = (settings: ConnectionSettings): Read<ChannelCredentials> => {
  const { tls, tlsCAFile, userCertFile, userKeyFile } = settings
  if (!tls) return ok(credentials.createInsecure())
  if ((userCertFile === undefined) !== (userKeyFile === undefined))
    return err(badConnectionString('has only one of userCertFile and userKeyFile'))
  return readFile(tlsCAFile).andThen((ca) =>
    readFile(userKeyFile).andThen((key) =>
      readFile(userCertFile).andThen((certificate) => secured(ca, key, certificate)),
    ),
  )
}
