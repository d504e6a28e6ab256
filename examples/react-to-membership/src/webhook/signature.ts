import { createHmac, timingSafeEqual } from 'node:crypto'

/** Keys that both sides know, each at least 32 random bytes: put a new one in front, and take the old one out later. */
export type WebhookKeys = readonly [Uint8Array, ...Uint8Array[]]

/** What is signed: the headers `webhook-id` and `webhook-timestamp`, and the body as it goes over the wire. */
export interface SignedContent {
  /** The same for each try to deliver the same news. */
  readonly id: string
  /** Seconds since 1970-01-01T00:00Z at which this try was made. */
  readonly timestamp: string
  readonly body: string
}

/** How far the clocks of both sides may be apart, and how long a recorded delivery could be played again, in seconds. */
export const toleranceSeconds = 300

const signatureBy = (key: Uint8Array, { id, timestamp, body }: SignedContent): string =>
  `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`

/** The headers that prove a delivery (HMAC-SHA-256, RFC 2104; names and form as Standard Webhooks has them). */
export const signedHeaders = (keys: WebhookKeys, content: SignedContent): Readonly<Record<string, string>> => ({
  'webhook-id': content.id,
  'webhook-timestamp': content.timestamp,
  'webhook-signature': keys.map((key) => signatureBy(key, content)).join(' '),
})

const isSame = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * Tells whether a delivery comes from somebody who knows a key, and was made just now.
 *
 * @param signatures the header `webhook-signature`: one or more, with spaces between
 * @param nowMs the receiver's own clock, in milliseconds since 1970-01-01T00:00Z
 */
export const isGenuine = (keys: WebhookKeys, content: SignedContent, signatures: string, nowMs: number): boolean => {
  if (!/^\d{1,12}$/.test(content.timestamp)) return false
  const isNow = Math.abs(nowMs / 1000 - Number(content.timestamp)) <= toleranceSeconds
  return isNow && signatures.split(' ').some((given) => keys.some((key) => isSame(given, signatureBy(key, content))))
}
