import {
  type Finding,
  type HistoryTree,
  historyTree,
  merkleTree,
  type VerifiedSoFar,
  verifyHistory,
} from '@community-handshake/domain'
import { nodePlatform, nodeSha256 } from '@community-handshake/eventstore-adapter'
import { err, ok, type Result } from 'neverthrow'
import { type AuditFailure, askedWrongly } from './audit-failure.js'
import { type CheckpointVerdict, holdAgainst, keysIn, textIn } from './checkpoints.js'
import { historyIn, type SourceOptions } from './history-source.js'
import { progressOf } from './progress.js'

/** How to verify. */
export interface VerifyOptions extends SourceOptions {
  /** Go on after the first error, to the end of the history. */
  readonly all?: boolean
  /** A file of signed checkpoints that the history must fit. */
  readonly checkpoint?: string
  /** The keys that are trusted to sign them. */
  readonly key?: readonly string[]
}

/** What verifying found. */
export interface Verification extends VerifiedSoFar {
  readonly findings: readonly Finding[]
  /** False where it stopped at the first error. */
  readonly complete: boolean
  /** What came of each checkpoint that the history was held against. */
  readonly checkpoints: readonly CheckpointVerdict[]
}

type Against = (history: HistoryTree) => Result<readonly CheckpointVerdict[], AuditFailure>

// Looked at before the long run, so that a mistyped key is told at once.
const checkpointsOf = ({ checkpoint, key = [] }: VerifyOptions): Result<Against, AuditFailure> => {
  if (checkpoint === undefined) return ok(() => ok([]))
  if (key.length === 0) return err(askedWrongly('--checkpoint needs the public key: --key <key>.'))
  return keysIn(key).andThen((keys) =>
    textIn(checkpoint, '--checkpoint').map(
      (text): Against =>
        (history) =>
          holdAgainst(history, text, keys),
    ),
  )
}

/** Verifies a history from its first event on; without `all` it stops at the first error. */
export const verify = async (options: VerifyOptions): Promise<Result<Verification, AuditFailure>> => {
  const opened = historyIn(options).andThen((source) => checkpointsOf(options).map((against) => ({ source, against })))
  if (opened.isErr()) return err(opened.error)
  const { source, against } = opened.value
  const verifier = verifyHistory(nodePlatform().hasher)
  const history = historyTree(merkleTree(nodeSha256))
  const progress = progressOf('Verifying')
  const findings: Finding[] = []
  for await (const event of source) {
    if (event.isErr()) return err(event.error)
    findings.push(...verifier.take(event.value))
    history.add(event.value.digest)
    progress.advance()
    if (options.all !== true && verifier.soFar().errors > 0)
      return ok({ ...verifier.soFar(), findings, complete: false, checkpoints: [] })
  }
  progress.end()
  return against(history).map((checkpoints) => ({ ...verifier.soFar(), findings, complete: true, checkpoints }))
}

/** Tells whether nothing was found that proves a fault. */
export const isWhole = ({ errors, checkpoints }: Verification): boolean =>
  errors === 0 && checkpoints.every(({ fits }) => fits)

/** The outcome of verifying in words. */
export const verificationInWords = ({
  events,
  streams,
  findings,
  complete,
  errors,
  checkpoints,
}: Verification): string => {
  const seen = `${events.toLocaleString('en')} events of ${streams.toLocaleString('en')} communities`
  const stopped = complete ? '' : ' It stopped there; --all looks for more.'
  return [
    ...findings.map(({ severity, code, message }) => `${severity}: ${code}: ${message}`),
    ...checkpoints.map(({ fits, message }) => (fits ? message : `error: checkpoint: ${message}`)),
    errors === 0
      ? `${seen} verified: each continues the one before it, and each was permitted.`
      : `${seen}: ${errors} errors.${stopped}`,
    '',
  ].join('\n')
}
