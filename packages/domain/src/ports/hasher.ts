/** Hash functions, brought in from the platform so that the domain stays free of it. */
export interface Hasher {
  /** SHA-256 (FIPS 180-4) of the text in UTF-8, as 64 lower-case hexadecimal digits. */
  readonly sha256: (text: string) => string
  /** HMAC-SHA-256 (RFC 2104) of the text in UTF-8, in base64url without padding (RFC 4648 section 5). */
  readonly hmacSha256: (key: Uint8Array, text: string) => string
}
