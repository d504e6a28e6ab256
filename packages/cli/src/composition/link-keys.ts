import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

const isThereAlready = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST'

/** Makes the file whole or not at all; where another process was faster, its keys are the ones. */
const makeKeys = (path: string): string => {
  mkdirSync(dirname(path), { recursive: true })
  const text = `${JSON.stringify([{ id: 'k1', key: randomBytes(32).toString('base64url') }])}\n`
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!isThereAlready(error)) throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(path, 'utf8')
}

/**
 * The keys that link secrets are derived from, kept in a file that only its owner can read, made at the first start.
 * Links in mails work wherever the same keys are: after a restart, and on every server that shares the file.
 */
export const loadLinkKeys = (path: string): Result<LinkKeys, StartFailure> =>
  Result.fromThrowable(
    () => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
    (error) => startFailure(`Cannot read the link keys in ${path}: ${String(error)}. Check the permissions.`),
  )()
    .andThen((text) =>
      text === undefined
        ? Result.fromThrowable(
            () => makeKeys(path),
            (error) => startFailure(`Cannot write the link keys to ${path}: ${String(error)}. Check the permissions.`),
          )()
        : ok(text),
    )
    .andThen((text) => parseKeys(path, text))
