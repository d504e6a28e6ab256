/**
 * Seals text with a key, brought in from the platform so that the domain stays free of it.
 * It is authenticated and deterministic: the same key and text always give the same sealed text, since an event
 * that is stored again after a lost answer must be the same event. Different texts never share a nonce.
 */
export interface Cipher {
  /**
   * @param key 32 bytes
   * @param text any well-formed text
   * @returns the sealed text in base64url without padding (RFC 4648 section 5)
   */
  readonly seal: (key: Uint8Array, text: string) => string
  /** The text that was sealed with this key; undefined where it was not, or was changed since. */
  readonly open: (key: Uint8Array, sealed: string) => string | undefined
}
