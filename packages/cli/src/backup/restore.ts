import { constants, copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { err, ok, type Result } from 'neverthrow'
import { type AuditFailure, askedWrongly, notAnswered } from '../audit/audit-failure.js'
import { backedUpFiles, digestsIn, verified, withFiles, writtenDigests } from './back-up.js'

const isIntact = (folder: string): Result<readonly string[], AuditFailure> =>
  writtenDigests(folder).andThen((written) =>
    digestsIn(folder).andThen((digests) =>
      JSON.stringify(written) === JSON.stringify(digests) && digests['history.db'] !== undefined
        ? ok(Object.keys(digests))
        : err(notAnswered(`The backup in ${folder} is not as it was written. Use another one.`)),
    ),
  )

/** Puts a backup into a data folder that has no history yet, and verifies it there. */
export const restore = async (options: {
  readonly data: string
  readonly from: string
}): Promise<Result<string, AuditFailure>> => {
  const [from, to] = [resolve(options.from), resolve(options.data)]
  const present = backedUpFiles.find((name) => existsSync(join(to, name)))
  if (present !== undefined)
    return err(askedWrongly(`${join(to, present)} exists already. Stop the server and move the folder away first.`))
  const copied = isIntact(from).andThen((names) =>
    withFiles(() => {
      mkdirSync(to, { recursive: true, mode: 0o700 })
      for (const name of names) copyFileSync(join(from, name), join(to, name), constants.COPYFILE_EXCL)
    }),
  )
  if (copied.isErr()) return err(copied.error)
  return (await verified(to)).map((said) => `${said}Restored to ${to}. Start the server on it.\n`)
}
