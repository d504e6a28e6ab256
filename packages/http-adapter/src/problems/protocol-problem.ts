import type { ProtocolFailureCode } from './http-failure.js'
import type { ProblemDescription } from './problem-description.js'

const problem = (status: number, detail: string, advice: string) => ({ status, detail, advice, retryable: false })

const problems: { readonly [Code in ProtocolFailureCode]: Omit<ProblemDescription, 'code'> } = {
  'malformed-json': problem(400, 'The body is not JSON.', 'Send a JSON object (RFC 8259).'),
  'malformed-url': problem(400, 'The path of the request cannot be read.', 'Percent-encode it (RFC 3986).'),
  'unsupported-media-type': problem(
    415,
    'The body has another media type than JSON.',
    'Send JSON with the header `Content-Type: application/json`.',
  ),
  'payload-too-large': problem(413, 'The body is larger than 64 KiB.', 'Send less.'),
  'route-not-found': problem(
    404,
    'There is nothing at this address.',
    'Look at the API description for the addresses.',
  ),
  'method-not-allowed': problem(
    405,
    'This address does not know that method.',
    'Use one of the methods in the header `Allow`.',
  ),
  'beyond-loopback': problem(
    403,
    'This address answers only to this machine.',
    'Call it at http://127.0.0.1 or http://localhost, without a proxy.',
  ),
}

/** What is wrong with a request as HTTP, as a problem. */
export const protocolProblem = (code: ProtocolFailureCode): ProblemDescription => ({ code, ...problems[code] })
