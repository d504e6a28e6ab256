import { readFileSync } from 'node:fs'
import {
  checkpointText,
  type HistoryTree,
  historyTree,
  merkleTree,
  type NoteKey,
  type NoteSigner,
  parseCheckpoint,
  parseNoteKey,
  parseSignedNote,
  signNote,
  type TreeHead,
  verifiedBy,
} from '@community-handshake/domain'
import { nodeSha256, nodeSigner, nodeVerifySignature } from '@community-handshake/eventstore-adapter'
import { err, ok, Result } from 'neverthrow'
import { type AuditFailure, askedWrongly, notAnswered } from './audit-failure.js'
import { historyIn, type SourceOptions } from './history-source.js'
import { progressOf } from './progress.js'

const sha256 = nodeSha256

/** Reads a text file that an option names. */
export const textIn = (path: string, option: string): Result<string, AuditFailure> =>
  Result.fromThrowable(
    () => readFileSync(path, 'utf8'),
    (error) => askedWrongly(`${option} ${path} cannot be read: ${error instanceof Error ? error.message : ''}.`),
  )()

/** The signer whose key is in a file; `name` names the key. */
export const signerIn = (path: string, name: string): Result<NoteSigner, AuditFailure> =>
  textIn(path, '--signing-key').andThen((pem) => nodeSigner(name, pem).mapErr(({ message }) => askedWrongly(message)))

/** The keys that are trusted: as published, or the path of a file with one in each line. */
export const keysIn = (texts: readonly string[]): Result<readonly NoteKey[], AuditFailure> =>
  Result.combine(
    texts.map((text) =>
      (/^[^+\s]+\+[0-9a-f]{8}\+/.test(text) ? ok(text) : textIn(text, '--key')).andThen((lines) =>
        Result.combine(
          lines
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => parseNoteKey(sha256, line).mapErr(({ message }) => askedWrongly(`--key ${message}.`))),
        ),
      ),
    ),
  ).map((keys) => keys.flat())

/** Puts a whole history into a tree. */
export const treeOver = async (options: SourceOptions): Promise<Result<HistoryTree, AuditFailure>> => {
  const source = historyIn(options)
  if (source.isErr()) return err(source.error)
  const tree = historyTree(merkleTree(sha256))
  const progress = progressOf('Building the tree')
  for await (const event of source.value) {
    if (event.isErr()) return err(event.error)
    tree.add(event.value.digest)
    progress.advance()
  }
  progress.end()
  return ok(tree)
}

/** A signed checkpoint, and the size of the tree that it signs. */
export interface SignedCheckpoint {
  readonly note: string
  readonly size: number
}

/** Signs the head of a history. */
export const signHead = ({ tree }: HistoryTree, origin: string, signer: NoteSigner): SignedCheckpoint => {
  const head: TreeHead = { origin, size: tree.size(), root: tree.root() }
  return { note: signNote(sha256, checkpointText(head), [signer]), size: head.size }
}

/** The checkpoints in a text: one signed note after the other. */
export const notesIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/[^\n]+\n\d+\n[^\n]+\n(?:[^\n—][^\n]*\n)*\n(?:— [^\n]+\n)+/gu), ([note]) => note)

/** Reads a checkpoint that a trusted key has signed. */
export const trustedHead = (note: string, keys: readonly NoteKey[]): Result<TreeHead, AuditFailure> =>
  parseSignedNote(note)
    .mapErr(({ message }) => askedWrongly(`A checkpoint ${message}.`))
    .andThen((signed) =>
      verifiedBy(signed, keys, { sha256, verify: nodeVerifySignature }).length === 0
        ? err(notAnswered('A checkpoint is not signed by a key that you trust.'))
        : parseCheckpoint(signed.text).mapErr(({ message }) => askedWrongly(`A checkpoint ${message}.`)),
    )

const fits = ({ tree }: HistoryTree, { size, root }: TreeHead): boolean =>
  size <= tree.size() && Buffer.from(tree.root(size)).equals(root)

/** What came of holding a history against a checkpoint. */
export interface CheckpointVerdict {
  readonly size: number
  readonly fits: boolean
  /** In a sentence. */
  readonly message: string
}

const verdictOn = (history: HistoryTree, head: TreeHead): CheckpointVerdict => {
  const { size } = head
  if (size > history.tree.size())
    return {
      size,
      fits: false,
      message: `The checkpoint covers ${size} events, but the history has ${history.tree.size()}: events were removed.`,
    }
  return fits(history, head)
    ? { size, fits: true, message: `The first ${size} events are those that were signed.` }
    : {
        size,
        fits: false,
        message: `The first ${size} events are not those that were signed: the history was rewritten.`,
      }
}

/** Holds a history against every checkpoint of a text, all of which must be signed by a key that is trusted. */
export const holdAgainst = (
  history: HistoryTree,
  text: string,
  keys: readonly NoteKey[],
): Result<readonly CheckpointVerdict[], AuditFailure> => {
  const notes = notesIn(text)
  if (notes.length === 0) return err(askedWrongly('The file of checkpoints holds none.'))
  return Result.combine(notes.map((note) => trustedHead(note, keys))).map((heads) =>
    heads.map((head) => verdictOn(history, head)),
  )
}
