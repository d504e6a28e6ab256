import type { FastifyInstance } from 'fastify'

const development = new WeakSet<object>()

/** Marks a server as one with development identities, which must not listen beyond this machine. */
export const markDevelopment = (app: FastifyInstance): void => {
  development.add(app.server)
}

/** Tells whether a server has development identities. */
export const isDevelopment = (app: FastifyInstance): boolean => development.has(app.server)
