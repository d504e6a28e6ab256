import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { isNoteKeyName, type NoteSigner, type Sha256, type VerifySignature } from '@community-handshake/domain'
import { err, ok, Result } from 'neverthrow'

/** A key cannot be used; the message says why, and never holds any of it. */
export interface SigningKeyFailure {
  readonly kind: 'signing-key-failure'
  readonly message: string
}

const failure = (message: string): SigningKeyFailure => ({ kind: 'signing-key-failure', message })

// The public key of an Ed25519 key as DER (RFC 8410) is this, followed by its 32 bytes.
const publicKeyPrefix = Buffer.from('302a300506032b6570032100', 'hex')

const rawPublicKey = (key: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicKeyPrefix.length))

const publicKeyOf = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([publicKeyPrefix, raw]), format: 'der', type: 'spki' })

/** SHA-256 of bytes by Node's own OpenSSL. */
export const nodeSha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest())

/** Verifies Ed25519 signatures by Node's own OpenSSL; a key or signature of a wrong length verifies nothing. */
export const nodeVerifySignature: VerifySignature = (publicKey, message, signature) =>
  publicKey.length === 32 && signature.length === 64 && verify(null, message, publicKeyOf(publicKey), signature)

/** A new Ed25519 private key as PEM (PKCS #8, RFC 5958). Whoever has it can sign checkpoints: keep it secret. */
export const newSigningKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()

/**
 * A signer of checkpoints with an Ed25519 private key.
 *
 * @param name names the key in every checkpoint, for example `communities.example.com/2026`: no spaces, no plus sign
 * @param pem the private key as PEM (PKCS #8)
 */
export const nodeSigner = (name: string, pem: string): Result<NoteSigner, SigningKeyFailure> => {
  if (!isNoteKeyName(name)) return err(failure('The name of a key must have no spaces and no plus sign.'))
  return Result.fromThrowable(createPrivateKey, () => failure('The signing key is no private key in PEM.'))(
    pem,
  ).andThen((key) =>
    key.asymmetricKeyType === 'ed25519'
      ? ok({
          name,
          publicKey: rawPublicKey(key),
          sign: (message: Uint8Array) => new Uint8Array(sign(null, message, key)),
        })
      : err(failure(`The signing key must be an Ed25519 key, not ${key.asymmetricKeyType ?? 'of an unknown kind'}.`)),
  )
}
