import type { FastifyReply, FastifyRequest } from 'fastify'

/** Where the log goes and how much of it there is. */
export interface LogOptions {
  /** The least level that is logged; `info` if left out. */
  readonly level?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'
  /** Takes each line, a JSON object with a line break; standard output if left out. */
  readonly destination?: { readonly write: (line: string) => void }
}

// Nothing of a request is logged but its method and its route. The rest is a second lock on the same door.
const secretPaths = ['authorization', 'cookie', '["invitation-secret"]', 'secret', 'accessToken'].flatMap((name) => {
  const member = name.startsWith('[') ? name : `.${name}`
  return [`*${member}`, `req.headers${member}`, `req.body${member}`, `headers${member}`, `body${member}`]
})

/** The settings of the server's logger (pino): lines of JSON, each with the correlation id, none with personal data. */
export const loggerOptions = ({ level = 'info', destination }: LogOptions) => ({
  level,
  redact: { paths: secretPaths, censor: '[redacted]' },
  serializers: {
    req: ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions.url ?? 'unknown' }),
    res: ({ statusCode }: Pick<FastifyReply, 'statusCode'>) => ({ statusCode }),
  },
  ...(destination === undefined ? {} : { stream: destination }),
})
