import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** A file that is made once and kept. */
export interface SmallFile {
  readonly type: string
  readonly content: Buffer
  readonly etag: string
}

/** Makes a small file; its tag changes with its content. */
export const smallFile = (type: string, content: string | Buffer): SmallFile => {
  const bytes = Buffer.from(content)
  return { type, content: bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` }
}

const isKnown = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)

/** Answers with a small file, which a browser keeps but asks about each time (RFC 9110 section 13.1.2). */
export const sendSmallFile = (request: FastifyRequest, reply: FastifyReply, file: SmallFile): FastifyReply => {
  void reply.headers({ 'Cache-Control': 'no-cache', ETag: file.etag })
  if (isKnown(request.headers['if-none-match'], file.etag)) return reply.code(304).send()
  return reply.type(file.type).send(file.content)
}
