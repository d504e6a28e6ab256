import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { backUpSqliteStore } from '@community-handshake/eventstore-adapter'
import { err, ok, Result } from 'neverthrow'
import { type AuditFailure, askedWrongly, notAnswered } from '../audit/audit-failure.js'
import { isWhole, verificationInWords, verify } from '../audit/verify.js'

/** What is copied: the history, and the keys without which links in mails stop working. */
export const backedUpFiles = ['history.db', 'link-keys.json'] as const

const manifestName = 'digests.json'

/** SHA-256 of each file of a backup, in hexadecimal. */
export type Digests = Readonly<Record<string, string>>

const problem = (error: unknown): AuditFailure =>
  notAnswered(`${error instanceof Error ? error.message : String(error)}. Check the folder and its permissions.`)

/** Does something with files; what the system says against it is the failure. */
export const withFiles = <T>(work: () => T): Result<T, AuditFailure> => Result.fromThrowable(work, problem)()

/** SHA-256 of the files of a backup that are in a folder. */
export const digestsIn = (folder: string): Result<Digests, AuditFailure> =>
  withFiles(() =>
    Object.fromEntries(
      backedUpFiles
        .filter((name) => existsSync(join(folder, name)))
        .map((name) => [
          name,
          createHash('sha256')
            .update(readFileSync(join(folder, name)))
            .digest('hex'),
        ]),
    ),
  )

/** The digests that a backup was written with. */
export const writtenDigests = (folder: string): Result<unknown, AuditFailure> =>
  withFiles((): unknown => JSON.parse(readFileSync(join(folder, manifestName), 'utf8')))

/** Verifies the history in a folder; the text says what was found. */
export const verified = async (folder: string): Promise<Result<string, AuditFailure>> => {
  const found = await verify({ data: folder, store: `sqlite:${join(folder, 'history.db')}` })
  return found.andThen((verification) => {
    const words = verificationInWords(verification)
    return isWhole(verification) ? ok(words) : err(notAnswered(`The history in ${folder} is not whole.\n${words}`))
  })
}

const copyKeys = (from: string, to: string): void => {
  const keys = join(from, 'link-keys.json')
  if (existsSync(keys)) copyFileSync(keys, join(to, 'link-keys.json'))
}

/** Copies a data folder's history and keys into a new folder, while a server may be running, and verifies the copy. */
export const backUp = async (options: {
  readonly data: string
  readonly to: string
}): Promise<Result<string, AuditFailure>> => {
  const [from, to] = [resolve(options.data), resolve(options.to)]
  if (!existsSync(join(from, 'history.db')))
    return err(askedWrongly(`There is no history in ${from}. Name the server's data folder with --data.`))
  if (existsSync(to))
    return err(askedWrongly(`${to} exists already. Name a folder that does not, for each backup one.`))
  const copied = withFiles(() => mkdirSync(to, { recursive: true, mode: 0o700 }))
    .andThen(() => backUpSqliteStore({ from: join(from, 'history.db'), to: join(to, 'history.db') }))
    .mapErr(({ message }) => notAnswered(message))
    .andThen(() => withFiles(() => copyKeys(from, to)))
  if (copied.isErr()) return err(copied.error)
  const words = await verified(to)
  // After verifying, which opens the file; a backup without its digests is one that was not finished.
  return words.andThen((said) =>
    digestsIn(to)
      .andTee((digests) => writeFileSync(join(to, manifestName), `${JSON.stringify(digests, null, 2)}\n`))
      .map((digests) => {
        const lines = Object.entries(digests).map(([name, digest]) => `${digest}  ${name}`)
        return [said.trimEnd(), ...lines, `Backed up to ${to}.`, ''].join('\n')
      }),
  )
}
