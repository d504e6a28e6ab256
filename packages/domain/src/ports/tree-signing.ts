/** SHA-256 (FIPS 180-4) of bytes: 32 bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** Signs with one Ed25519 key (RFC 8032). */
export interface NoteSigner {
  /** Names the key, for example `communities.example.com/2026`: no spaces, no plus sign. */
  readonly name: string
  /** The public key, 32 bytes. */
  readonly publicKey: Uint8Array
  /** The signature of a message, 64 bytes. */
  readonly sign: (message: Uint8Array) => Uint8Array
}

/** Checks an Ed25519 signature (RFC 8032) of a message by a public key of 32 bytes. */
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean
