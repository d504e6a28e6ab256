import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { LinkKey } from '@community-handshake/domain'
import { err, ok, Result } from 'neverthrow'
import { type StartFailure, startFailure } from './start-failure.js'

type LinkKeys = readonly [LinkKey, ...LinkKey[]]

const advice = 'Restore it from a backup, or delete it: links in mails already sent then stop working.'

const isKeyRecord = (value: unknown): value is { id: string; key: string } =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'key' in value &&
  typeof value.key === 'string'

const parseKeys = (path: string, text: string): Result<LinkKeys, StartFailure> => {
  const parsed = Result.fromThrowable((): unknown => JSON.parse(text))()
  const records = parsed.isOk() && Array.isArray(parsed.value) ? parsed.value.filter(isKeyRecord) : []
  const [first, ...rest] = records.map(({ id, key }) => ({ id, key: Buffer.from(key, 'base64url') }))
  return first !== undefined && [first, ...rest].every(({ id, key }) => /^[\w-]{1,32}$/.test(id) && key.length >= 32)
    ? ok([first, ...rest])
    : err(startFailure(`The link keys in ${path} are damaged. ${advice}`))
}

const makeKeys = (path: string): LinkKeys => {
  const key = { id: 'k1', key: randomBytes(32) }
  mkdirSync(dirname(path), { recursive: true })
  const text = `${JSON.stringify([{ id: key.id, key: key.key.toString('base64url') }])}\n`
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
  return [key]
}

/**
 * The keys that link secrets are derived from, kept in a file that only its owner can read, made at the first start.
 * They live beside the history, so that links in mails keep working after a restart.
 */
export const loadLinkKeys = (path: string): Result<LinkKeys, StartFailure> =>
  Result.fromThrowable(
    () => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
    (error) => startFailure(`Cannot read the link keys in ${path}: ${String(error)}. Check the permissions.`),
  )().andThen((text) =>
    text === undefined
      ? Result.fromThrowable(
          () => makeKeys(path),
          (error) => startFailure(`Cannot write the link keys to ${path}: ${String(error)}. Check the permissions.`),
        )()
      : parseKeys(path, text),
  )
