import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Reply, sendProblem } from '../answers/send.js'
import { isLoopbackAddress, isLoopbackName } from '../network/loopback.js'
import { protocolFailure } from '../problems/http-failure.js'

const nameIn = (hostHeader: string): string => hostHeader.replace(/:\d+$/, '')

// The peer shows who is at the other end of the connection; the name shows that no web page elsewhere made a browser
// ask by a name that it controls (DNS rebinding); a proxy's header shows that the peer speaks for somebody else.
const isLocal = ({ headers, raw }: FastifyRequest): boolean => {
  const isForwarded = headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined
  return !isForwarded && isLoopbackAddress(raw.socket.remoteAddress ?? '') && isLoopbackName(nameIn(headers.host ?? ''))
}

/** Turns away whoever does not ask from this machine, by a name of this machine, without a proxy. */
export const loopbackOnly = async (request: FastifyRequest, reply: FastifyReply): Promise<Reply | undefined> =>
  isLocal(request) ? undefined : sendProblem(request, reply, protocolFailure('beyond-loopback'))
