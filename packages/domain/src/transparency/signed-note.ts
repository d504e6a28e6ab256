import { base64, hex, utf8 } from '@scure/base'
import { err, ok, Result } from 'neverthrow'
import { type ParseFailure, parseFailure } from '../identity/parse-failure.js'
import type { NoteSigner, Sha256, VerifySignature } from '../ports/tree-signing.js'
import { areEqual, joined } from './bytes.js'

// The format is https://c2sp.org/signed-note, with Ed25519 signatures (type 0x01).
const ed25519 = 1

/** A key that notes are verified by. */
export interface NoteKey {
  readonly name: string
  /** The Ed25519 public key (RFC 8032), 32 bytes. */
  readonly publicKey: Uint8Array
}

/** A signature line of a note. */
export interface NoteSignature {
  readonly name: string
  /** Four bytes that tell keys of one name apart. */
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}

/** A signed text. */
export interface SignedNote {
  /** Ends with a line feed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

const keyIdOf = (sha256: Sha256, { name, publicKey }: NoteKey): Uint8Array =>
  sha256(joined(utf8.decode(`${name}\n`), Uint8Array.of(ed25519), publicKey)).slice(0, 4)

/** Tells whether a text can name a key: 1 to 128 characters without spaces and plus signs. */
export const isNoteKeyName = (name: string): boolean => /^[^\s+\p{C}]{1,128}$/u.test(name)

/** The text by which a key is published: `<name>+<key id>+<key>`. */
export const noteKeyText = (sha256: Sha256, key: NoteKey): string =>
  `${key.name}+${hex.encode(keyIdOf(sha256, key))}+${base64.encode(joined(Uint8Array.of(ed25519), key.publicKey))}`

const bytesOf = (decode: (text: string) => Uint8Array, text: string): Result<Uint8Array, null> =>
  Result.fromThrowable(decode, () => null)(text)

/** Reads the text by which a key is published. */
export const parseNoteKey = (sha256: Sha256, text: string): Result<NoteKey, ParseFailure> => {
  const problem = parseFailure('key', 'must read <name>+<key id>+<key>, as it was published')
  const [, name = '', id = '', data = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? []
  return bytesOf(base64.decode, data)
    .mapErr(() => problem)
    .andThen((bytes) => {
      const key = { name, publicKey: bytes.slice(1) }
      const isKey = isNoteKeyName(name) && bytes[0] === ed25519 && bytes.length === 33
      return isKey && hex.encode(keyIdOf(sha256, key)) === id ? ok(key) : err(problem)
    })
}

const signatureLine = (name: string, keyId: Uint8Array, signature: Uint8Array): string =>
  `— ${name} ${base64.encode(joined(keyId, signature))}\n`

/** Signs a text, which must end with a line feed, by one key or several. */
export const signNote = (sha256: Sha256, text: string, signers: readonly [NoteSigner, ...NoteSigner[]]): string => {
  if (!text.endsWith('\n')) throw new RangeError('the text of a note ends with a line feed')
  const message = utf8.decode(text)
  const lines = signers.map((signer) => {
    if (!isNoteKeyName(signer.name)) throw new RangeError('a key needs a name without spaces and plus signs')
    return signatureLine(signer.name, keyIdOf(sha256, signer), signer.sign(message))
  })
  return `${text}\n${lines.join('')}`
}

const signatureIn = (line: string): Result<NoteSignature, null> => {
  const [, name = '', data = ''] = /^— ([^+\s]+) (\S+)$/.exec(line) ?? []
  return bytesOf(base64.decode, data).andThen((bytes) =>
    name !== '' && bytes.length > 4 ? ok({ name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) }) : err(null),
  )
}

/** Reads a signed note; nothing is verified yet. */
export const parseSignedNote = (note: string): Result<SignedNote, ParseFailure> => {
  const problem = parseFailure('note', 'must be a signed note: a text, an empty line, and lines with signatures')
  const at = note.lastIndexOf('\n\n')
  if (at < 0 || !note.endsWith('\n')) return err(problem)
  const lines = note.slice(at + 2, -1).split('\n')
  return Result.combine(lines.map(signatureIn))
    .map((signatures) => ({ text: note.slice(0, at + 1), signatures }))
    .mapErr(() => problem)
}

/** Tells which of the known keys signed a note: signatures by unknown keys are passed over, a wrong one by a known key is none. */
export const verifiedBy = (
  { text, signatures }: SignedNote,
  keys: readonly NoteKey[],
  { sha256, verify }: { readonly sha256: Sha256; readonly verify: VerifySignature },
): readonly NoteKey[] => {
  const message = utf8.decode(text)
  return keys.filter((key) => {
    const id = keyIdOf(sha256, key)
    const own = signatures.filter(({ name, keyId }) => name === key.name && areEqual(keyId, id))
    return own.length > 0 && own.every(({ signature }) => verify(key.publicKey, message, signature))
  })
}
