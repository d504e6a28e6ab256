/** Names one action of a person, so that sending it again cannot make it happen twice: a UUID. */
export type ActionKey = string & { readonly actionKey: unique symbol }

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * Makes the key of a new action (UUIDv7, RFC 9562 section 5.7). Make it when a form or a prompt opens, and send it with
 * every try of the same action; a changed form is another action and needs another key.
 *
 * @param now milliseconds since 1970
 */
export const newActionKey = (now: number = Date.now()): ActionKey => {
  const random = crypto.getRandomValues(new Uint8Array(10))
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0').slice(-12)
  // The version stands in the first half byte of the random part, the variant in the first bits of its third byte.
  random[0] = ((random[0] ?? 0) & 0x0f) | 0x70
  random[2] = ((random[2] ?? 0) & 0x3f) | 0x80
  const rest = hex(random)
  return `${time.slice(0, 8)}-${time.slice(8)}-${rest.slice(0, 4)}-${rest.slice(4, 8)}-${rest.slice(8)}` as ActionKey
}
