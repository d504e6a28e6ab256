import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendProblem } from '../answers/send.js'
import { protocolFailure } from '../problems/http-failure.js'
import { escapeHtml, page } from '../server/page.js'

/** A mail to look at. */
export interface GalleryMail {
  readonly kind: string
  readonly language: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

const rows = (mails: readonly GalleryMail[]): string => {
  const languages = [...new Set(mails.map(({ language }) => language))]
  return languages
    .map((language) => {
      const items = mails
        .filter((mail) => mail.language === language)
        .map(({ kind, subject }) => {
          const path = `gallery/${encodeURIComponent(language)}/${encodeURIComponent(kind)}`
          return `<li><a href="${path}">${escapeHtml(subject)}</a> (<a href="${path}.txt">text of ${escapeHtml(kind)}</a>)</li>`
        })
      return `<h2 lang="${escapeHtml(language)}">${escapeHtml(language)}</h2>\n<ul lang="${escapeHtml(language)}">\n${items.join('\n')}\n</ul>`
    })
    .join('\n')
}

// A mail brings its styles along, as mail programs want it; nothing else in it may do anything.
const mailPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"

const noSuchMail = (request: FastifyRequest, reply: FastifyReply) =>
  sendProblem(request, reply, protocolFailure('route-not-found'))

/** Shows every kind of mail in every language under `/dev/gallery`, without anything being sent. */
export const addGalleryRoutes = (app: FastifyInstance, mails: readonly GalleryMail[]): void => {
  const schema = { hide: true }
  app.setReplySerializer((payload) => String(payload))
  app.get('/dev/gallery', { schema }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(page('Mails', `<h1>Mails</h1>\n${rows(mails)}`)),
  )
  app.get<{ Params: { language: string; kind: string } }>(
    '/dev/gallery/:language/:kind',
    { schema },
    async (request, reply) => {
      const { language, kind } = request.params
      const wanted = kind.replace(/\.txt$/, '')
      const mail = mails.find((one) => one.language === language && one.kind === wanted)
      if (mail === undefined) return noSuchMail(request, reply)
      return kind === wanted
        ? reply.type('text/html; charset=utf-8').header('Content-Security-Policy', mailPolicy).send(mail.html)
        : reply.type('text/plain; charset=utf-8').send(mail.text)
    },
  )
}
