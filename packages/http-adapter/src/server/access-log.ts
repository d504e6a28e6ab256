import { type FastifyReply, type FastifyRequest, LogController } from 'fastify'

const answered = (error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void => {
  const { method, routeOptions, log } = request
  const line = {
    method,
    route: routeOptions.url ?? 'unknown',
    status: reply.statusCode,
    milliseconds: Math.round(reply.elapsedTime * 10) / 10,
  }
  if (error == null) log.info(line, 'request answered')
  else log.warn({ ...line, err: error }, 'request broken off')
}

/**
 * Notes each answered request in one line: how it ended and how long it took,
 * not who sent it and nothing of what was sent. Every line of a request carries its correlation id.
 */
export const accessLog = (): LogController =>
  Object.assign(new LogController({ requestIdLogLabel: 'correlationId' }), {
    incomingRequest: () => undefined,
    requestCompleted: answered,
  })
