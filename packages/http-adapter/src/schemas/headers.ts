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

/** The headers of every request. */
export const RequestHeaders = Type.Object({ 'X-Correlation-Id': correlationId })

/** The headers of a request to read one thing. */
export const ReadHeaders = Type.Object({
  'X-Correlation-Id': correlationId,
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
