import type { FastifyPluginAsync } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import type { ResultAsync } from 'neverthrow'
import { Type } from 'typebox'
import { okAnswer } from '../answers/answer.js'
import { send } from '../answers/send.js'
import { invalidRequest, type Unavailable } from '../problems/http-failure.js'
import type { TypedApp } from '../routes/route-context.js'
import { InputError, Problem } from '../schemas/problem.js'
import { refTo } from '../schemas/shared-schema.js'
import { methodGuard } from '../scope/method-guard.js'
import { useOwnWays } from '../scope/own-ways.js'
import type { DevelopmentIdentities } from './development-identities.js'
import {
  type DevMail,
  developmentResponses,
  IdentityView,
  MailView,
  TokenBody,
  TokenView,
} from './development-schemas.js'
import { addGalleryRoutes, type GalleryMail } from './gallery-routes.js'
import { loopbackOnly } from './loopback-only.js'

/** What the development routes work with. */
export interface DevelopmentRoutesOptions {
  readonly identities: DevelopmentIdentities
  /** The mails that would have been sent, newest first. */
  readonly listMails: () => ResultAsync<readonly DevMail[], { readonly message: string }>
  /** Mails to look at under `/dev/gallery`, made up; none if left out. */
  readonly gallery?: readonly GalleryMail[]
}

const tags = ['development']

const identitiesSchema = {
  operationId: 'listDevelopmentIdentities',
  summary: 'List the sample identities',
  description: 'The sample people that one can sign in as.',
  tags,
  response: developmentResponses('The sample identities.', Type.Array(refTo(IdentityView)), [403]),
}

const tokenSchema = {
  operationId: 'issueDevelopmentToken',
  summary: 'Sign in as a sample identity',
  description: 'Gives an access token for a sample identity.',
  tags,
  body: TokenBody,
  response: developmentResponses('The token.', refTo(TokenView), [400, 403, 413, 415]),
}

const mailsSchema = {
  operationId: 'listDevelopmentMails',
  summary: 'List the mails',
  description: 'The mails that would have been sent, the newest first.',
  tags,
  response: developmentResponses('The mails.', Type.Array(refTo(MailView)), [403, 503]),
}

const unavailable = ({ message }: { readonly message: string }): Unavailable => ({ kind: 'unavailable', message })

const plugin: FastifyPluginAsync<DevelopmentRoutesOptions> = async (app, { identities, listMails, gallery = [] }) => {
  useOwnWays(app)
  for (const schema of [Problem, InputError, IdentityView, TokenView, MailView]) app.addSchema(schema)
  app.addHook('onRequest', loopbackOnly)
  const guardMethods = methodGuard(app)
  const typed: TypedApp = app.withTypeProvider()
  typed.get('/dev/identities', { schema: identitiesSchema }, async () => identities.identities)
  typed.post('/dev/token', { schema: tokenSchema }, (request, reply) =>
    send(
      request,
      reply,
      identities
        .issueToken(request.body.id)
        .map(okAnswer)
        .mapErr(({ message }) => invalidRequest('body', 'id', message)),
    ),
  )
  typed.get('/dev/mails', { schema: mailsSchema }, (request, reply) =>
    send(request, reply, listMails().map(okAnswer).mapErr(unavailable)),
  )
  await app.register(async (scope) => addGalleryRoutes(scope, gallery))
  guardMethods()
}

/**
 * Sample identities and their mails over HTTP, for development: `/dev/identities`, `/dev/token`, `/dev/mails`.
 * They answer only to this machine, by a name of this machine, without a proxy in between.
 */
export const developmentRoutes: FastifyPluginAsync<DevelopmentRoutesOptions> = fastifyPlugin(plugin, {
  name: 'community-handshake-development',
  fastify: '5.x',
  encapsulate: true,
})
