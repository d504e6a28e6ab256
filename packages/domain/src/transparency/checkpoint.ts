import { base64 } from '@scure/base'
import { err, ok, Result } from 'neverthrow'
import { type ParseFailure, parseFailure } from '../identity/parse-failure.js'
import type { TreeHash } from './merkle-tree.js'

/** The head of the tree over a history: how long it is, and the root that stands for all of it. */
export interface TreeHead {
  /** Names the history for ever, for example `communities.example.com/history`. */
  readonly origin: string
  readonly size: number
  readonly root: TreeHash
}

/** The text of a checkpoint, ready to be signed (https://c2sp.org/tlog-checkpoint). */
export const checkpointText = ({ origin, size, root }: TreeHead): string =>
  `${origin}\n${size}\n${base64.encode(root)}\n`

const problem = parseFailure('checkpoint', 'must have three lines: the origin, the size, and the root in base64')

/** Reads the text of a checkpoint; lines after the third are extensions and are passed over. */
export const parseCheckpoint = (text: string): Result<TreeHead, ParseFailure> => {
  const [origin = '', size = '', root = ''] = text.split('\n')
  if (origin === '' || !/^(?:0|[1-9]\d{0,14})$/.test(size)) return err(problem)
  return Result.fromThrowable(
    base64.decode,
    () => problem,
  )(root).andThen((bytes) => (bytes.length === 32 ? ok({ origin, size: Number(size), root: bytes }) : err(problem)))
}
