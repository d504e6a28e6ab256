import { Type } from 'typebox'

// Only described here: the values are read by their own parsers, which say what they expect.

const correlationId = Type.Optional(
  Type.String({
    description: 'Ties this request to others; made up if left out. 1 to 128 characters of `A-Z a-z 0-9 . _ : -`.',
    examples: ['order-4711'],
  }),
)
const idempotencyKey = Type.Optional(
  Type.String({
    description: 'A UUID of your own making. The same request with the same key takes effect once.',
    examples: ['01890a5d-ac96-774b-bcce-b302099a8057'],
  }),
)

const position = Type.Optional(
  Type.String({
    description:
      'The `Community-Position` of an earlier answer: this one shows at least what that one changed, whichever server ' +
      'answers, or is 503 if that takes longer than a few seconds.',
    examples: ['00000000000000000042'],
  }),
)

/** The headers of every request to read. */
export const RequestHeaders = Type.Object({ 'X-Correlation-Id': correlationId, 'Community-Position': position })

/** The headers of a request to read one thing. */
export const ReadHeaders = Type.Object({
  ...RequestHeaders.properties,
  'If-None-Match': Type.Optional(
    Type.String({ description: 'An ETag seen earlier: the answer is 304 if nothing has changed.', examples: ['"3"'] }),
  ),
})

/** The headers of a request to read a received invitation. */
export const ReadReceivedHeaders = Type.Object({
  ...ReadHeaders.properties,
  'Invitation-Secret': Type.Optional(
    Type.String({ description: "The secret of the mail's link, what stands after the `#` of its address." }),
  ),
})

/** The headers of a request to change something. */
export const WriteHeaders = Type.Object({ 'X-Correlation-Id': correlationId, 'Idempotency-Key': idempotencyKey })

/** The headers of a request to change something only if it is as it was seen. */
export const ConditionalWriteHeaders = Type.Object({
  ...WriteHeaders.properties,
  'If-Match': Type.Optional(
    Type.String({
      description: 'The ETag that was looked at: the answer is 412 if something has changed since.',
      examples: ['"3"'],
    }),
  ),
})
